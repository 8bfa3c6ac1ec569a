using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Alarms.Suggestions;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Alarms;

public sealed class LevelSuggesterTests
{
    private static readonly Instant Begin = Instant.FromUnixMilliseconds(1_780_000_000_000);
    private static readonly Instant End = Begin + TimeSpan.FromDays(2);
    private static readonly SeriesKey Gauge = new("river", [new("site", "ben-binh")], "level");

    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(0.05, 2)]
    [InlineData(0.2, 3)]
    public async Task Deadband_KnownNoise_IsWiderThanItAndEndsTheChatter(double sigma, int seed)
    {
        // Stands right at the limit: the worst there is.
        var readings = Noisy(at => 4 + (0.02 * Math.Sin(at / 300.0)), sigma, seed);

        var found = (await SuggestAsync(Rule(4, 0), Query(), readings)).Deadband!;

        Assert.InRange(found.Sigma, sigma * 0.85, sigma * 1.15);
        Assert.True(found.Value >= 3 * found.Sigma);
        Assert.True(found.ChatterNow > 100, $"only {found.ChatterNow}: the readings do not chatter");
        Assert.Equal(0, found.Chatter);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Deadband_AppliedToOtherReadingsOfTheSameSensor_TakesNearlyAllChatterAway(int seed)
    {
        var found = (await SuggestAsync(Rule(4, 0), Query(), Noisy(_ => 4, 0.05, seed))).Deadband!;
        var later = Noisy(_ => 4, 0.05, seed + 100);

        var (without, with) = (await AlarmsAsync(Rule(4, 0), later), await AlarmsAsync(Rule(4, found.Value), later));

        Assert.True(without > 500, $"{without}");
        Assert.True(with * 50 < without, $"{with} of {without}");
    }

    [Fact]
    public async Task Deadband_CoarseSensor_IsTwoOfItsSteps()
    {
        var readings = new SeriesPoints(Gauge, [.. Enumerable.Range(0, 2000).Select(minute => At(minute, (minute / 7) % 2 == 0 ? 4.0 : 3.9))], false);

        var found = (await SuggestAsync(Rule(4, 0), Query(), readings)).Deadband!;

        Assert.Equal((0.2, 0.1), (found.Value, Math.Round(found.Step, 6)));
        Assert.Equal(0, found.Chatter);
    }

    [Fact]
    public async Task OnDelay_ManyShortExcursions_OutlastsThemAll()
    {
        // Two minutes beyond in every hour; once a day two hours.
        var readings = new SeriesPoints(Gauge, [.. Enumerable.Range(0, 2880).Select(minute => At(minute, minute % 60 < 2 || minute % 1440 is > 600 and < 720 ? 4.5 : 3))], false);

        var found = (await SuggestAsync(Rule(4, 0), Query(), readings)).OnDelay!;

        Assert.Equal((TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(225)), (found.Value, found.Longest, found.Before));
        Assert.True(found.Brief > 40 && found.Excursions - found.Brief >= 2, $"{found}");
        Assert.Equal(2, await AlarmsAsync(Rule(4, 0, found.Value), readings));
    }

    [Fact]
    public async Task OnDelay_OnlyRealExcursions_IsNotSuggested()
    {
        var readings = new SeriesPoints(Gauge, [.. Enumerable.Range(0, 2880).Select(minute => At(minute, minute % 1440 is > 600 and < 720 ? 4.5 : 3))], false);

        Assert.Null((await SuggestAsync(Rule(4, 0), Query(), readings)).OnDelay);
    }

    [Theory]
    [InlineData(AlarmDirection.Above, 1)]
    [InlineData(AlarmDirection.Below, 1)]
    [InlineData(AlarmDirection.Above, 6)]
    public async Task Limit_Budget_IsKeptAndMoreCallsAllowAMoreSensitiveOne(AlarmDirection direction, double budget)
    {
        var readings = Noisy(at => 3 + Math.Sin(at / 40.0), 0.02, 5);
        var rule = Rule(3.2, 0) with { Direction = direction };

        var strict = (await SuggestAsync(rule, Query() with { CallsPerDay = 0.5 }, readings)).Limit!;
        var found = (await SuggestAsync(rule, Query() with { CallsPerDay = budget }, readings)).Limit!;

        Assert.True(found.PerDay <= budget, $"{found}");
        Assert.True(strict.PerDay <= 0.5, $"{strict}");
        Assert.True(direction == AlarmDirection.Above ? found.Value <= strict.Value : found.Value >= strict.Value);
        Assert.Equal(Math.Round(found.Value, 2), found.Value);
    }

    [Fact]
    public async Task Nothing_Stored_SuggestsNothing()
    {
        var found = await SuggestAsync(Rule(4, 0), Query(), new SeriesPoints(Gauge, [], false));

        Assert.Equal((0, false, null, null, null), (found.Series, found.Incomplete, found.Deadband, found.OnDelay, found.Limit));
    }

    private static SuggestionQuery Query() => new(0, null, Begin, End, 1, 2);

    private static Point At(int minute, double value) => new(Begin + TimeSpan.FromMinutes(minute), value, Quality.Good, ReadingFlags.None);

    private static Task<LevelSuggestion> SuggestAsync(AlarmRuleConfig rule, SuggestionQuery query, SeriesPoints readings) =>
        new LevelSuggester(Store(readings)).RunAsync(rule, query, CancellationToken.None);

    private static async Task<int> AlarmsAsync(AlarmRuleConfig rule, SeriesPoints readings) =>
        (await new AlarmBacktest(Store(readings), new FixedConfig<IReadOnlyList<AlarmRuleConfig>>([])).RunAsync(rule, Begin, End, CancellationToken.None)).Alarms.Count;

    private static MemoryTelemetry Store(SeriesPoints readings)
    {
        var store = new MemoryTelemetry();
        foreach (var point in readings.Points)
        {
            store.Add(new Reading(readings.Series, point.Time, point.Value, point.Quality, point.Flags, point.Time));
        }

        return store;
    }

    private static SeriesPoints Noisy(Func<int, double> level, double sigma, int seed)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return new SeriesPoints(Gauge, [.. Enumerable.Range(0, 2880).Select(minute => At(minute, level(minute) + (sigma * Normal())))], false);
    }

    private static AlarmRuleConfig Rule(double limit, double deadband, TimeSpan onDelay = default) => new()
    {
        Id = "water.flood",
        Pack = "water",
        Title = LocalizedText.Same("t"),
        Selector = new SeriesSelector("river", "level", new Dictionary<string, string>()),
        Levels = [new AlarmLevelConfig(LocalizedText.Same("I"), Severity.High, limit, deadband, onDelay, TimeSpan.Zero)],
        Procedure = new AlarmProcedure(LocalizedText.Same("c"), LocalizedText.Same("r"), TimeSpan.FromMinutes(15)),
        File = "alarms.yaml",
    };
}
