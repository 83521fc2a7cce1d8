using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Profiler.Pages.Tests.Support;

/// <summary>A user's window. Whatever the browser complains of meanwhile fails the test at its end.</summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>Only a safety: the pages answer in well under a second.</summary>
    internal const float PatienceMs = 30_000;

    private readonly IBrowserContext _context;
    private readonly LabCoordinator _coordinator;
    private readonly ConcurrentQueue<string> _complaints = [];

    private Visit(IBrowserContext context, IPage page, LabCoordinator coordinator)
    {
        _context = context;
        _coordinator = coordinator;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Whether requests may fail, as where the coordinator is stopped or refuses; the browser then says so by itself.</summary>
    public bool MayFail { get; set; }

    public static async Task<Visit> StartAsync(IBrowser browser, LabCoordinator coordinator, BrowserNewContextOptions options)
    {
        options.ViewportSize ??= new ViewportSize { Width = 1280, Height = 900 };
        IBrowserContext context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMs);
        var visit = new Visit(context, await context.NewPageAsync(), coordinator);
        visit.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                visit._complaints.Enqueue($"{message.Text} {message.Location}");
            }
        };
        visit.Page.PageError += (_, error) => visit._complaints.Enqueue(error);
        return visit;
    }

    /// <summary>Goes to an address and waits until the page shows what it is about.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(new Uri(_coordinator.Address, path).ToString());
        await SettleAsync();
    }

    /// <summary>Waits until nothing is being loaded and every plot is drawn.</summary>
    public async Task SettleAsync()
    {
        await Assertions.Expect(Page.Locator("main h1")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".loading")).ToHaveCountAsync(0);
        await Assertions.Expect(Page.Locator(".chart:not([data-drawn])")).ToHaveCountAsync(0);
    }

    public static Task SeeAsync(ILocator what) => Assertions.Expect(what).ToBeVisibleAsync();

    public Task SeeAsync(string text) => SeeAsync(Page.Locator("main").GetByText(text).First);

    public static Task SeeNoneAsync(ILocator what) => Assertions.Expect(what).ToHaveCountAsync(0);

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.DoesNotContain(_complaints, text => !MayFail || !text.StartsWith("Failed to load resource", StringComparison.Ordinal));
    }
}
