using System.Text.Json;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Dashboards;

/// <summary>One tile of a dashboard file.</summary>
internal sealed class TileReader(string file, List<ConfigError> errors, int rows, IReadOnlyDictionary<string, string> variables)
{
    private static readonly TimeSpan MinRange = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxRange = TimeSpan.FromDays(800);
    private static readonly TimeSpan MinRefresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxRefresh = TimeSpan.FromHours(1);

    private static readonly string[] Keys =
    [
        "id", "kind", "x", "y", "w", "h", "title", "subtitle", "query", "values", "range", "unit", "decimals", "min", "max",
        "drill", "limit", "pack", "kindPrefix", "text", "site", "select", "columns", "by", "step", "order", "target",
        "camera", "mode", "refresh", "follow", "band",
    ];

    private readonly QueryReader _queries = new(file, errors, variables);

    public TileConfig Read(SourceNode node)
    {
        var section = new SourceSection(node, file, errors, Keys);
        var kind = Kind(section);
        var tile = new TileConfig
        {
            Id = section.RequiredText("id", "Give an id that no other tile of the file has"),
            Kind = kind ?? TileKind.Text,
            X = section.RequiredWhole("x", 0, DashboardConfig.Columns - 1),
            Y = section.RequiredWhole("y", 0, rows - 1),
            W = section.RequiredWhole("w", 1, DashboardConfig.Columns),
            H = section.RequiredWhole("h", 1, rows),
            Title = section.RequiredLocalized("title"),
            Subtitle = section.Localized("subtitle"),
            Query = section.Find("query") is { } query ? _queries.Read(query) : null,
            Values = Values(section),
            Range = Range(section),
            Unit = section.Text("unit"),
            Decimals = section.Whole("decimals", 0, 6),
            Min = section.Number("min"),
            Max = section.Number("max"),
            Drill = section.Text("drill"),
            Limit = section.Whole("limit", 1, 100),
            Pack = section.Text("pack"),
            KindPrefix = section.Text("kindPrefix"),
            Text = section.Localized("text"),
            Site = Site(section),
            Select = Select(section),
            Diagnostic = section.OneOf("columns", "values", "diagnostic") == 1,
            By = section.Text("by") ?? StandardTags.Site,
            Step = GridReader.Step(section),
            Ascending = section.OneOf("order", "descending", "ascending") == 1,
            Target = TargetReader.Read(section, file, errors),
            Band = section.OneOf("band", "forecast") == 0,
            Camera = section.Text("camera"),
            Mode = section.OneOf("mode", ModeNames) is >= 0 and var mode ? (CameraStream)mode : null,
            Refresh = Refresh(section),
            Follow = section.OneOf("follow", "alarms") == 0 ? CameraFollow.Alarms : CameraFollow.None,
        };
        CheckPlace(section, tile);
        GridReader.Check(section, tile, kind);
        CheckNeeds(section, tile, kind);
        return tile;
    }

    private static TileKind? Kind(SourceSection section)
    {
        if (section.Find("kind") is null)
        {
            section.Missing("kind", "Use one of " + string.Join(", ", KindNames));
        }

        var at = section.OneOf("kind", KindNames);
        return at < 0 ? null : (TileKind)at;
    }

    private static readonly string[] ModeNames = [.. Enum.GetNames<CameraStream>().Select(name => JsonNamingPolicy.CamelCase.ConvertName(name))];

    private static readonly string[] KindNames = [.. Enum.GetNames<TileKind>().Select(name => JsonNamingPolicy.CamelCase.ConvertName(name))];

    private Dictionary<string, TileQuery> Values(SourceSection section)
    {
        var values = new Dictionary<string, TileQuery>();
        foreach (var (kind, node) in section.Find("values")?.Properties ?? [])
        {
            values[kind] = _queries.Read(node);
        }

        return values;
    }

    private string? Site(SourceSection section)
    {
        if (section.Text("site") is { } site)
        {
            _queries.CheckVariable(section, section.Find("site")!, site);
            return site;
        }

        return null;
    }

    private IReadOnlyDictionary<string, string> Select(SourceSection section)
    {
        var tags = section.Texts("select");
        foreach (var (name, value) in tags)
        {
            _queries.CheckVariable(section, section.Find("select")!.Find(name)!, value);
        }

        return tags;
    }

    private static TimeSpan? Range(SourceSection section)
    {
        if (section.Text("range") is not { } text)
        {
            return null;
        }

        if (DurationText.TryParse(text, out var range) && range >= MinRange && range <= MaxRange)
        {
            return range;
        }

        section.Wrong(section.Find("range")!, $"'{text}' is no range from 1 minute to 800 days", "Write a whole number and m, h or d, e.g. \"6h\"");
        return null;
    }

    private static TimeSpan? Refresh(SourceSection section)
    {
        if (section.Text("refresh") is not { } text)
        {
            return null;
        }

        if (DurationText.TryParse(text, out var refresh) && refresh >= MinRefresh && refresh <= MaxRefresh)
        {
            return refresh;
        }

        section.Wrong(section.Find("refresh")!, $"'{text}' is no time between two pictures from 1 second to 1 hour", "Write a whole number and s, m or h, e.g. \"5s\"");
        return null;
    }

    private void CheckPlace(SourceSection section, TileConfig tile)
    {
        if (tile.X + tile.W > DashboardConfig.Columns)
        {
            section.Wrong(section.Node, $"The tile '{tile.Id}' ends at column {tile.X + tile.W}", $"Keep x + w at most {DashboardConfig.Columns}");
        }

        if (tile.Y + tile.H > rows)
        {
            section.Wrong(section.Node, $"The tile '{tile.Id}' ends at row {tile.Y + tile.H}", $"Keep y + h at most {rows}, or raise rows");
        }

        if (tile.Min >= tile.Max)
        {
            section.Wrong(section.Find("max")!, $"max {tile.Max} is not above min {tile.Min}", "Give a min below max");
        }
    }

    private static void CheckNeeds(SourceSection section, TileConfig tile, TileKind? kind)
    {
        if (kind is TileKind.Value or TileKind.Bar or TileKind.Trend or TileKind.Ranking or TileKind.Heat or TileKind.Kpi && section.Find("query") is null)
        {
            section.Missing("query", """Write {"measurement": "…", "field": "…", "tags": {…}}""");
        }

        if (kind is TileKind.Series && tile.Select.Count == 0)
        {
            section.Missing("select", """Write the tags its series have, e.g. {"site": "$site"}""");
        }

        if (kind is TileKind.Trend or TileKind.Heat or TileKind.Kpi && section.Find("range") is null)
        {
            section.Missing("range", "Write how far back the tile looks, e.g. \"6h\"");
        }

        if (kind is TileKind.Kpi && section.Find("target") is null)
        {
            section.Missing("target", """Write {"value": 95, "direction": "above"}""");
        }

        if (kind is TileKind.Camera && section.Find("camera") is null)
        {
            section.Missing("camera", "Write the id of a camera, e.g. \"cam-quang-truong\"; GET /api/v1/cameras lists them");
        }

        if (kind is TileKind.Text && tile.Text is null)
        {
            section.Missing("text", """Write {"vi": "…", "en": "…"}""");
        }
    }
}
