using Microsoft.Playwright;

namespace OpsCenter.EndToEnd;

/// <summary>Headless Chromium from the system, with an empty profile of its own.</summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly string _profile;

    private Browser(IPlaywright playwright, IBrowserContext context, string profile)
    {
        _playwright = playwright;
        Context = context;
        _profile = profile;
    }

    public IBrowserContext Context { get; }

    public static async Task<Browser> OpenAsync(int width = 1920, int height = 1080)
    {
        var profile = Directory.CreateTempSubdirectory("opscenter-browser-").FullName;
        var playwright = await Playwright.CreateAsync();
        var context = await playwright.Chromium.LaunchPersistentContextAsync(profile, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Headless = true,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "vi-VN",
            Args =
            [
                "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
            ],
        });
        return new Browser(playwright, context, profile);
    }

    /// <summary>A page whose console errors and uncaught exceptions are collected.</summary>
    public async Task<(IPage Page, List<string> Errors)> PageAsync()
    {
        var page = await Context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        return (page, errors);
    }

    public async ValueTask DisposeAsync()
    {
        await Context.CloseAsync();
        _playwright.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // The browser may still be writing its last file.
        }
    }
}
