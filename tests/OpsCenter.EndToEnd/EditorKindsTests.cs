using System.Text.Json;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>Every kind of the palette, from the button through its form and the live preview to the saved file.</summary>
[Collection(DemoServer.Shared)]
public sealed class EditorKindsTests(DemoServer demo)
{
    private const float Patience = 60_000;

    [PeerFact("chromium-headless-shell")]
    public async Task Palette_EachKind_IsShownLiveAndSaved()
    {
        await File.WriteAllTextAsync(Path.Combine(demo.Dashboards, "palette.json"), """
            {"id": "palette", "title": {"vi": "Bảng thử", "en": "Trial"}, "rows": 80,
             "tiles": [{"id": "first", "kind": "clock", "x": 0, "y": 0, "w": 4, "h": 4, "title": {"vi": "Giờ", "en": "Time"}}]}
            """);
        await using var browser = await Browser.OpenAsync();
        var (page, errors) = await browser.PageAsync();
        await demo.EnterAsync(page, "Technician");
        await OpenAsync(page, "palette");
        var kinds = await page.Locator(".palette [data-kind]").EvaluateAllAsync<string[]>("nodes => nodes.map(node => node.dataset.kind)");
        Assert.Equal(PublishedKinds().Order(), kinds.Order());

        foreach (var kind in kinds)
        {
            await page.Locator($".palette [data-kind={kind}]").ClickAsync();
            var id = await page.Locator("[data-box][aria-selected=true]").GetAttributeAsync("data-box");
            await Assertions.Expect(page.FrameLocator("iframe").Locator($"[data-tile='{id}']")).ToBeAttachedAsync(new() { Timeout = Patience });
            await Assertions.Expect(page.Locator(".faults")).ToContainTextAsync("Không có lỗi", new() { Timeout = Patience });
        }

        await SaveAsync(page);
        using var saved = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(demo.Dashboards, "palette.json")));
        var tiles = saved.RootElement.GetProperty("tiles").EnumerateArray().Select(tile => tile.GetProperty("kind").GetString()).ToHashSet();
        Assert.Superset(kinds.ToHashSet(), tiles!);
        Assert.Empty(errors);
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Forms_OfTheRicherKinds_ChangeThePreviewAndTheFile()
    {
        await File.WriteAllTextAsync(Path.Combine(demo.Dashboards, "forms.json"), """
            {"id": "forms", "title": {"vi": "Mẫu", "en": "Forms"}, "rows": 24, "variables": {"site": "pha-lai"},
             "tiles": [
               {"id": "rank", "kind": "ranking", "x": 0, "y": 0, "w": 8, "h": 8, "title": "Rank", "query": {"measurement": "river", "field": "level"}},
               {"id": "kpi", "kind": "kpi", "x": 8, "y": 0, "w": 8, "h": 8, "title": "Kpi", "query": {"measurement": "river", "field": "level"}, "range": "1h",
                "target": {"value": 1, "direction": "above"}},
               {"id": "heat", "kind": "heat", "x": 16, "y": 0, "w": 8, "h": 8, "title": "Heat", "query": {"measurement": "river", "field": "level"}, "range": "6h", "step": "1h"},
               {"id": "table", "kind": "series", "x": 0, "y": 8, "w": 12, "h": 10, "title": "Table", "select": {"site": "$site"}},
               {"id": "eye", "kind": "camera", "x": 12, "y": 8, "w": 8, "h": 8, "title": "Eye", "camera": "cam-may-su"},
               {"id": "cases", "kind": "incidents", "x": 12, "y": 16, "w": 8, "h": 6, "title": "Cases"}]}
            """);
        await using var browser = await Browser.OpenAsync();
        var (page, errors) = await browser.PageAsync();
        await demo.EnterAsync(page, "Technician");
        await OpenAsync(page, "forms");
        var preview = page.FrameLocator("iframe");

        await ChooseAsync(page, "rank");
        await Assertions.Expect(preview.Locator("[data-tile=rank] .rank").Nth(2)).ToBeAttachedAsync(new() { Timeout = Patience });
        // The preview is dressed as the wall is.
        await Assertions.Expect(preview.Locator("[data-tile=rank] .rank").First).ToHaveCSSAsync("display", "grid");
        await Assertions.Expect(preview.Locator("[data-tile=heat] .heat-grid")).ToHaveCSSAsync("display", "grid", new() { Timeout = Patience });
        var first = await preview.Locator("[data-tile=rank] .rank .rank-name").First.InnerTextAsync();
        await page.Locator("[data-path=order] select").SelectOptionAsync("ascending");
        await Assertions.Expect(preview.Locator("[data-tile=rank] .rank .rank-name").First).Not.ToHaveTextAsync(first, new() { Timeout = Patience });
        await page.Locator("[data-path=limit] input").FillAsync("3");
        await Assertions.Expect(preview.Locator("[data-tile=rank] .rank")).ToHaveCountAsync(3, new() { Timeout = Patience });

        await ChooseAsync(page, "kpi");
        await page.Locator("[data-path='query.tags.site'] select").SelectOptionAsync("pha-lai");
        await page.Locator("[data-path='query.aggregate'] select").SelectOptionAsync("max");
        await page.Locator("[data-path='target.value'] input").FillAsync("99");
        await Assertions.Expect(preview.Locator("[data-tile=kpi][data-target=missed]")).ToBeAttachedAsync(new() { Timeout = Patience });
        await page.Locator("[data-path='target.direction'] select").SelectOptionAsync("below");
        await Assertions.Expect(preview.Locator("[data-tile=kpi]")).Not.ToHaveAttributeAsync("data-target", "missed", new() { Timeout = Patience });

        await ChooseAsync(page, "heat");
        await page.Locator("[data-path=step] input").FillAsync("5h");
        await Assertions.Expect(page.Locator("[data-path=step] .wrong")).Not.ToBeEmptyAsync(new() { Timeout = Patience });
        await page.Locator("[data-path=step] input").FillAsync("30m");
        await Assertions.Expect(page.Locator("[data-path=step] .wrong")).ToBeEmptyAsync(new() { Timeout = Patience });
        await Assertions.Expect(preview.Locator("[data-tile=heat] .heat-row").Nth(1)).ToBeAttachedAsync(new() { Timeout = Patience });

        await ChooseAsync(page, "table");
        await Assertions.Expect(preview.Locator("[data-tile=table] .series-row").First).ToBeAttachedAsync(new() { Timeout = Patience });
        await page.Locator("[data-path=columns] select").SelectOptionAsync("diagnostic");
        await Assertions.Expect(preview.Locator("[data-tile=table].diagnostic")).ToBeAttachedAsync(new() { Timeout = Patience });

        await ChooseAsync(page, "eye");
        await Assertions.Expect(preview.Locator("[data-tile=eye][data-state=live]")).ToBeAttachedAsync(new() { Timeout = Patience });
        await page.Locator("[data-path=camera] select").SelectOptionAsync("cam-sao-do");
        await page.Locator("[data-path=mode] select").SelectOptionAsync("snapshot");
        await Assertions.Expect(preview.Locator("[data-tile=eye] .camera-name")).ToContainTextAsync("Sao Đỏ", new() { Timeout = Patience });

        await page.Locator("#tab-dashboard").ClickAsync();
        var value = page.Locator(".variable input").Nth(1);
        await value.FillAsync("ben-binh");
        await Assertions.Expect(preview.Locator("[data-tile=table] .series-row").First).ToContainTextAsync("ben-binh", new() { Timeout = Patience });
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm biến" }).ClickAsync();
        await Assertions.Expect(page.Locator(".variable")).ToHaveCountAsync(2);

        await SaveAsync(page);
        using var saved = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(demo.Dashboards, "forms.json")));
        var tiles = saved.RootElement.GetProperty("tiles").EnumerateArray().ToDictionary(tile => tile.GetProperty("id").GetString()!);
        Assert.Equal("ascending", tiles["rank"].GetProperty("order").GetString());
        Assert.Equal((99, "below"), (tiles["kpi"].GetProperty("target").GetProperty("value").GetInt32(), tiles["kpi"].GetProperty("target").GetProperty("direction").GetString()));
        Assert.Equal("30m", tiles["heat"].GetProperty("step").GetString());
        Assert.Equal("diagnostic", tiles["table"].GetProperty("columns").GetString());
        Assert.Equal(("cam-sao-do", "snapshot"), (tiles["eye"].GetProperty("camera").GetString(), tiles["eye"].GetProperty("mode").GetString()));
        Assert.Equal("ben-binh", saved.RootElement.GetProperty("variables").GetProperty("site").GetString());
        Assert.Empty(errors);
    }

    private async Task OpenAsync(IPage page, string dashboard)
    {
        // The server notices a file put in by hand within a second or two.
        for (var attempt = 0; attempt < 60; attempt++)
        {
            var answer = await Browser.ConsoleAsync(page, $"{demo.Process.Url}console/dashboards/{dashboard}");
            if (answer!.Ok && await page.Locator("[data-box]").First.IsVisibleAsync())
            {
                break;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
        }

        await Assertions.Expect(page.FrameLocator("iframe").Locator("[data-tile]").First).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    private static async Task ChooseAsync(IPage page, string tile)
    {
        await page.Locator($"[data-box={tile}]").FocusAsync();
        await Assertions.Expect(page.Locator("[data-path=id] input")).ToHaveValueAsync(tile);
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".banner")).ToContainTextAsync("Đã lưu bản", new() { Timeout = Patience });
    }

    /// <summary>What the published schema lets a file name.</summary>
    private static List<string> PublishedKinds()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "dashboards", "schemas", "dashboard.schema.json")));
        return [.. schema.RootElement.GetProperty("$defs").GetProperty("tile").GetProperty("properties").GetProperty("kind").GetProperty("enum")
            .EnumerateArray().Select(kind => kind.GetString()!)];
    }
}
