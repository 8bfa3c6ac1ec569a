using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Live.Views;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Testing.Live;

/// <summary>A province of three gauges, its live state and a clock that tests turn.</summary>
public sealed class LiveWorld
{
    public const string MonthlyKpi = "construction.permits-on-time";

    public static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero));
    private static readonly IReadOnlyDictionary<string, string> NoVariables = new Dictionary<string, string>();

    public LiveWorld()
    {
        var fields = new FieldCatalogue(
        [
            new FieldInfo("river", "level", LocalizedText.Same("Level"), "m", 2, TimeSpan.FromMinutes(1), null, null),
            new FieldInfo("kpi", MonthlyKpi, LocalizedText.Same("Permits in time"), "%", 1, TimeSpan.FromDays(31), null, null),
        ]);
        var sites = new[] { "a", "b", "c" }.Select(id => new Site(id, new LocalizedText($"Trạm {id}", $"Gauge {id}"), "x", "water", "river-gauge", 106, 21, [id]));
        var areas = new[]
        {
            new Area("top", LocalizedText.Same("Top"), null, 106, 21, null, null, null),
            new Area("x", LocalizedText.Same("X"), "top", 106, 21, null, new DateOnly(2025, 6, 30), "top"),
            new Area("empty", LocalizedText.Same("Empty"), "top", 106, 21, null, null, null),
        };
        Fields = new FixedConfig<FieldCatalogue>(fields);
        Places = new FixedConfig<Places>(new Places(areas, sites, []));
        Sources = new LiveSources(State, Board, Fields, Places, Store);
    }

    public ILiveConfig<FieldCatalogue> Fields { get; }

    public ILiveConfig<Places> Places { get; }

    public LiveState State { get; } = new();

    public FakeBoard Board { get; } = new();

    public FakeStore Store { get; } = new();

    public LiveSources Sources { get; }

    public Instant Now { get; private set; } = Start;

    public static SeriesKey Level(string site) =>
        new("river", new Dictionary<string, string> { ["site"] = site, ["pack"] = "water" }, "level");

    public static Reading ReadingOf(string site, double value, Instant at, Quality quality = Quality.Good, ReadingFlags flags = ReadingFlags.None) =>
        new(Level(site), at, value, quality, flags, at);

    public static TileQuery Query(Aggregate across, string site = "*") =>
        new("river", "level", new Dictionary<string, string> { ["site"] = site }, across, Aggregate.Mean);

    public static TileConfig Tile(TileKind kind, TileQuery? query = null) => new()
    {
        Id = kind.ToString(),
        Kind = kind,
        X = 0,
        Y = 0,
        W = 1,
        H = 1,
        Title = LocalizedText.Same("t"),
        Query = query,
        Range = kind == TileKind.Trend ? TimeSpan.FromHours(1) : null,
        Limit = 5,
    };

    public void Hear(params Reading[] readings) => State.OnCommitted(new CommittedBatch(readings, [], Now));

    public void Hear(string site, double value, Quality quality = Quality.Good) => Hear(ReadingOf(site, value, Now, quality));

    public void Hear(params OperationalEvent[] events) => State.OnCommitted(new CommittedBatch([], events, Now));

    public void Pass(TimeSpan time) => Now += time;

    public DashboardView View(params TileConfig[] tiles) =>
        new(new DashboardConfig("d", LocalizedText.Same("d"), 10, NoVariables, tiles), NoVariables, Sources, TimeSpan.FromHours(7));

    /// <summary>The only changed tile of a step.</summary>
    public T? Step<T>(DashboardView view)
        where T : TileState => view.Step(Now).Tiles?.OfType<T>().SingleOrDefault();
}
