using Microsoft.Playwright;

namespace Profiler.Pages.Tests.Support;

/// <summary>Debian's Chromium and a coordinator with a seeded lab, for all tests that change nothing.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private LabCoordinator? _lab;

    public LabCoordinator Coordinator => _lab ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Visit.PatienceMs);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
        _lab = await LabCoordinator.StartAsync();
    }

    /// <summary>A window of its own, at the shared coordinator.</summary>
    public Task<Visit> OpenAsync(BrowserNewContextOptions? options = null) => OpenAsync(Coordinator, options);

    public Task<Visit> OpenAsync(LabCoordinator coordinator, BrowserNewContextOptions? options = null) =>
        Visit.StartAsync(_browser ?? throw new InvalidOperationException("Not started."), coordinator, options ?? new());

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        if (_lab is not null)
        {
            await _lab.DisposeAsync();
        }
    }
}
