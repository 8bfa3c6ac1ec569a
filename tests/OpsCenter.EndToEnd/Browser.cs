using System.Globalization;
using Microsoft.Playwright;

namespace OpsCenter.EndToEnd;

/// <summary>Chromium's headless shell from the system, with an empty profile of its own.</summary>
public sealed class Browser : IAsyncDisposable
{
    /// <summary>The engine without the browser around it: the same pages at half the start.</summary>
    public const string Executable = "/usr/bin/chromium-headless-shell";

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
            ExecutablePath = Executable,
            Headless = true,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "vi-VN",
            // Without a graphics card a GPU process only emulates one, at several times the cost of drawing without.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
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

    /// <summary>Opens a page of the console and waits until its circuit answers.</summary>
    public static async Task<IResponse?> ConsoleAsync(IPage page, string address)
    {
        var response = await page.GotoAsync(address);
        await AnswersAsync(page);
        return response;
    }

    /// <summary>Until the page's circuit answers; a page without one is ready at once.</summary>
    public static Task AnswersAsync(IPage page) =>
        Assertions.Expect(page.Locator("main[inert]")).ToHaveCountAsync(0, new() { Timeout = 60_000 });

    /// <summary>Every process of this browser: those of its profile and all their children.</summary>
    public IReadOnlyList<int> Processes
    {
        get
        {
            var found = new HashSet<int>();
            var parents = new Dictionary<int, int>();
            foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
            {
                try
                {
                    var id = int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);
                    // "pid (name) state ppid …"; the name may hold anything.
                    var stat = File.ReadAllText(Path.Combine(folder, "stat"));
                    parents[id] = int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture);
                    if (File.ReadAllText(Path.Combine(folder, "cmdline")).Contains(_profile, StringComparison.Ordinal))
                    {
                        found.Add(id);
                    }
                }
                catch (IOException)
                {
                    // Ended meanwhile.
                }
            }

            for (var grown = -1; grown != found.Count;)
            {
                grown = found.Count;
                found.UnionWith(parents.Where(pair => found.Contains(pair.Value)).Select(pair => pair.Key));
            }

            return [.. found];
        }
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
