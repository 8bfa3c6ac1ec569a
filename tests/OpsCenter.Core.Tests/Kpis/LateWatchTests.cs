using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Formulas;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Kpis;

/// <summary>Which windows a reading comes too late for.</summary>
public sealed class LateWatchTests : IDisposable
{
    private static readonly Instant Ten = Instant.From(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(7)));
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly LateMarks _marks = new(new NoFile());
    private LateWatch? _watch;

    public void Dispose() => _watch?.Dispose();

    [Fact]
    public async Task Reading_BeforeTheClaim_MarksItsWindow()
    {
        Assert.Equal([Ten - (5 * Minute)], await LateAsync("mean(x)", null, Ten - (2 * Minute)));
    }

    [Fact]
    public async Task Reading_AfterTheClaim_MarksNothing() => Assert.Empty(await LateAsync("mean(x)", null, Ten));

    [Fact]
    public async Task Reading_OfATrailingWindow_MarksAllThatHoldItAndAreClaimed() =>
        Assert.Equal([Ten - (15 * Minute), Ten - (10 * Minute), Ten - (5 * Minute)], await LateAsync("mean(x)", TimeSpan.FromHours(1), Ten - (11 * Minute)));

    [Fact]
    public async Task Reading_OfACounter_MarksTheWindowAfterToo() =>
        Assert.Equal([Ten - (15 * Minute), Ten - (10 * Minute)], await LateAsync("increase(x)", null, Ten - (11 * Minute)));

    [Fact]
    public async Task Event_OfAKindBelow_MarksItsWindow()
    {
        var kpi = Kpi("count(e)", null, new KpiInput.Events("e", "camera", null, new Dictionary<string, string>()));
        var watch = await ClaimedAsync(kpi);

        await watch.BeginAsync(new TelemetryBatch([], [Event("camera.person", Ten - Minute), Event("cameras", Ten - Minute), Event("camera", Ten)]));
        watch.End();

        Assert.Equal([Ten - (5 * Minute)], _marks.Of("t.k").Select(mark => mark.Start));
    }

    [Fact]
    public async Task Claim_WhileABatchIsUnderWay_WaitsForIt()
    {
        var watch = await ClaimedAsync(Kpi("mean(x)", null, X));
        await watch.BeginAsync(TelemetryBatch.Empty);

        var claim = watch.ClaimAsync("t.k", Ten + Minute, CancellationToken.None);
        Assert.False(claim.IsCompleted);
        watch.End();

        await claim;
    }

    private static KpiInput X => new KpiInput.Readings("x", new SeriesSelector("m", "f", new Dictionary<string, string>()), AnyQuality: false);

    private async Task<IReadOnlyList<Instant>> LateAsync(string formula, TimeSpan? over, Instant at)
    {
        var watch = await ClaimedAsync(Kpi(formula, over, X));
        await watch.BeginAsync(new TelemetryBatch([new Reading(new SeriesKey("m", [], "f"), at, 1, Quality.Good, ReadingFlags.None, Ten), new Reading(new SeriesKey("m", [], "other"), at, 1, Quality.Good, ReadingFlags.None, Ten)], []));
        watch.End();
        return [.. _marks.Of("t.k").Select(mark => mark.Start)];
    }

    private async Task<LateWatch> ClaimedAsync(KpiDefinition kpi)
    {
        _watch = new LateWatch(_marks, new UnchangingConfig<KpiSet>(new KpiSet([kpi])));
        await _watch.ClaimAsync("t.k", Ten, CancellationToken.None);
        return _watch;
    }

    private static OperationalEvent Event(string kind, Instant at) => new() { Id = kind, Kind = kind, Time = at, ReceivedAt = at, Text = kind };

    private static KpiDefinition Kpi(string formula, TimeSpan? over, KpiInput input) => new()
    {
        Id = "t.k",
        Name = LocalizedText.Same("k"),
        Pack = "t",
        Unit = "",
        Scope = new KpiScope(KpiScopeKind.All),
        Every = new KpiStep(KpiStepUnit.Part, TimeSpan.FromMinutes(5)),
        Over = over,
        Inputs = [input],
        Formula = Formula.Parse(formula, new FormulaSubject([(input.Name, "")], new Dictionary<string, string>()), ""),
        Version = "1",
    };

    private sealed class NoFile : ILateMarkFile
    {
        public IReadOnlyList<LateMark> Load() => [];

        public void Append(IReadOnlyCollection<LateMark> marks)
        {
        }

        public void Keep(IReadOnlyCollection<LateMark> marks)
        {
        }
    }
}
