using Microsoft.Playwright;
using Profiler.Pages.Tests.Seeds;
using Profiler.Pages.Tests.Support;

namespace Profiler.Pages.Tests;

[Collection(ChromiumTests.Name)]
public sealed class AccessibilityTests(ChromiumFixture chromium)
{
    private const double LeastContrast = 4.5;

    /// <summary>Texts whose colour is too near to the nearest background behind them, with the contrast (WCAG 2).</summary>
    private const string FaintTexts = """
        least => {
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const channels = color => {
            canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const luminance = ([r, g, b]) => [r, g, b].map(c => c / 255)
            .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => {
            for (let e = element; e; e = e.parentElement) {
              const color = channels(getComputedStyle(e).backgroundColor);
              if (color[3] === 255) return color;
            }
            return [255, 255, 255, 255];
          };
          const faint = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            const element = text.parentElement;
            if (!text.data.trim() || !element.checkVisibility() || element.closest('option, script, .skip, .visually-hidden')) continue;
            const [a, b] = [luminance(channels(getComputedStyle(element).color)), luminance(behind(element))];
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (contrast < least) faint.push(`${text.data.trim().slice(0, 40)}: ${contrast.toFixed(2)}`);
          }
          return faint;
        }
        """;

    /// <summary>What a screen reader could not name or place.</summary>
    private const string Nameless = """
        () => {
          const found = [];
          const visible = selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility());
          for (const e of visible('button, a')) if (!e.textContent.trim() && !e.ariaLabel) found.push(e.outerHTML);
          for (const e of visible('input, select')) if (!e.labels.length) found.push(e.outerHTML);
          for (const e of visible('[role=img], [role=region], [role=group], progress')) if (!e.ariaLabel) found.push(e.outerHTML);
          for (const e of visible('table')) if (!e.caption || e.querySelector('thead th:not([scope])')) found.push('table');
          for (const tag of ['header', 'main', 'nav', 'footer', 'h1']) if (visible(`body > ${tag}, body > * > ${tag}`).length !== 1) found.push(tag);
          let before = 0;
          for (const e of visible('h1, h2, h3, h4')) { const level = +e.tagName[1]; if (level > before + 1) found.push(e.outerHTML); before = level; }
          const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
          if (new Set(ids).size !== ids.length) found.push(`ids ${ids}`);
          return found;
        }
        """;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_stands_out_and_everything_has_a_name(ColorScheme colors)
    {
        await using Visit visit = await chromium.OpenAsync(new() { ColorScheme = colors });
        foreach (string path in await LabPages.AllAsync(chromium.Coordinator))
        {
            await visit.GoAsync(path);
            foreach (ILocator details in await visit.Page.Locator("summary").AllAsync())
            {
                await details.ClickAsync();
            }

            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(FaintTexts, LeastContrast));
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Nameless));
        }
    }

    [Fact]
    public async Task Dark_follows_the_system_until_the_user_chooses()
    {
        await using Visit visit = await chromium.OpenAsync(new() { ColorScheme = ColorScheme.Dark });
        Task<string> Background() => visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        await visit.GoAsync("/compare");
        Assert.Equal("rgb(20, 24, 28)", await Background());

        await visit.Page.GetByLabel("Colours").SelectOptionAsync("light");
        Assert.Equal("rgb(255, 255, 255)", await Background());
        await visit.Page.ReloadAsync();
        await visit.SettleAsync();

        Assert.Equal("rgb(255, 255, 255)", await Background());
    }

    [Fact]
    public async Task All_is_reached_with_the_keyboard_and_focus_is_seen()
    {
        await using Visit visit = await chromium.OpenAsync();
        IPage page = visit.Page;
        Task<string> Focused() => page.EvaluateAsync<string>("document.activeElement.textContent");
        await visit.GoAsync("/");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await Focused());
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.getBoundingClientRect().left >= 0"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("Devices", await Focused());
        await page.Keyboard.PressAsync("Shift+Tab");
        await FocusAsync(page, "nav a[href='/tables']", "Shift+Tab");
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");
        await visit.SettleAsync();
        Assert.Equal("Lookup tables", await Focused());
        await FocusAsync(page, $"a[href='{LabPages.Table}']", "Tab");
        await page.Keyboard.PressAsync("Enter");
        await visit.SettleAsync();
        await FocusAsync(page, "figure summary", "Tab");
        await page.Keyboard.PressAsync("Enter");

        await Visit.SeeAsync(page.Locator("details table"));
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Lookup tables");
    }

    [Fact]
    public async Task Live_changes_leave_the_focus_where_it_is()
    {
        await using LabCoordinator lab = await LabCoordinator.StartAsync();
        await using Visit visit = await chromium.OpenAsync(lab);
        await visit.GoAsync("/");
        await visit.Page.Locator($".card a[href='/devices/{Lab.Paused}']").FocusAsync();

        await lab.Database.Devices.ActivateAsync(Lab.Paused);

        await Visit.SeeAsync(visit.Page.Locator($".card:has(a[href='/devices/{Lab.Paused}'])").GetByText("idle"));
        Assert.Equal(Lab.Paused, await visit.Page.EvaluateAsync<string>("document.activeElement.textContent"));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1920)]
    public async Task No_page_is_wider_than_its_window(int width)
    {
        await using Visit visit = await chromium.OpenAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
        foreach (string path in await LabPages.AllAsync(chromium.Coordinator))
        {
            await visit.GoAsync(path);
            int wide = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide <= width, $"{path} is {wide} wide in {width}");
        }
    }

    private static async Task FocusAsync(IPage page, string selector, string key)
    {
        for (int presses = 0; presses < 60; presses++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync(key);
        }

        Assert.Fail($"{selector} is not reached with {key}.");
    }
}
