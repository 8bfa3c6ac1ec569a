using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis.Formulas;

namespace OpsCenter.Core.Kpis;

/// <summary>A figure that is computed on schedule: from what, how, for whom, against which target. Immutable.</summary>
public sealed record KpiDefinition
{
    /// <summary>Begins with the pack's id, e.g. <c>water.rise</c>; the field under which its values are stored.</summary>
    public required string Id { get; init; }

    public required LocalizedText Name { get; init; }

    public required string Pack { get; init; }

    /// <summary>Shown unit, empty for pure numbers.</summary>
    public required string Unit { get; init; }

    public int Decimals { get; init; } = 1;

    public required KpiScope Scope { get; init; }

    /// <summary>One value per such window.</summary>
    public required KpiStep Every { get; init; }

    /// <summary>Length of the trailing window that ends where <see cref="Every"/> ends; null for the window itself.</summary>
    public TimeSpan? Over { get; init; }

    /// <summary>How long after its end a window waits for stragglers.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>In the order in which the formula refers to them.</summary>
    public required IReadOnlyList<KpiInput> Inputs { get; init; }

    public required Formula Formula { get; init; }

    /// <summary>Dated; empty for none.</summary>
    public IReadOnlyList<KpiTarget> Targets { get; init; } = [];

    public KpiDirection Better { get; init; }

    /// <summary>By rising lower bound; empty for none.</summary>
    public IReadOnlyList<KpiBand> Bands { get; init; } = [];

    /// <summary>How a longer period is told.</summary>
    public KpiPeriodRule Period { get; init; }

    public KpiPath Path { get; init; }

    public LocalizedText? Owner { get; init; }

    /// <summary>Decision, circular or standard that asks for it.</summary>
    public LocalizedText? Source { get; init; }

    /// <summary>What it tells, for people who see it for the first time.</summary>
    public LocalizedText? Description { get; init; }

    public bool Forecast { get; init; }

    /// <summary>May be read by everybody.</summary>
    public bool Published { get; init; }

    /// <summary>Names what its values depend on: values computed under another version are computed anew.</summary>
    public required string Version { get; init; }

    /// <summary>The target of a local day; null for none.</summary>
    public KpiTarget? TargetOn(DateOnly day) => Targets.LastOrDefault(target => (target.From is null || target.From <= day) && (target.To is null || target.To >= day));

    /// <summary>Below the first bound there is none.</summary>
    public KpiBand? BandOf(double value) => Bands.LastOrDefault(band => value >= band.From);

    /// <summary>As its bands or its target say of a value on a local day.</summary>
    public KpiState StateOf(double value, DateOnly day)
    {
        if (BandOf(value) is { State: not KpiState.Unjudged } band)
        {
            return band.State;
        }

        return TargetOn(day) is not { } target || Better == KpiDirection.None
            ? KpiState.Unjudged
            : (Better == KpiDirection.Higher ? value >= target.Value : value <= target.Value) ? KpiState.Good : KpiState.Bad;
    }

    /// <summary>Where readings that belong to the window with this start begin.</summary>
    public Telemetry.Instant ReachOf(Telemetry.Instant start) => Over is { } over ? Every.EndOf(start) - over : start;
}
