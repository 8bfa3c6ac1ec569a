using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>A KPI as a briefing tells it: one line, the worst of its places.</summary>
public sealed record BriefingKpi
{
    public required KpiDefinition Kpi { get; init; }

    /// <summary>Shown name of the place that the figure belongs to; null where there is only one.</summary>
    public LocalizedText? Place { get; init; }

    /// <summary>What the figure is stored under; null where there is none.</summary>
    public SeriesKey? Series { get; init; }

    public BriefingValue? Now { get; init; }

    public BriefingValue? Before { get; init; }

    public BriefingValue? LastYear { get; init; }

    /// <summary>Over the period, oldest first.</summary>
    public IReadOnlyList<double> Trend { get; init; } = [];

    /// <summary>In force when the period begins; null for none.</summary>
    public KpiTarget? Target { get; init; }

    public KpiBand? Band { get; init; }

    public KpiState State { get; init; }

    /// <summary>Places with a figure.</summary>
    public int Places { get; init; }

    /// <summary>Of them, off target.</summary>
    public int PlacesOff { get; init; }

    /// <summary>Why there is no figure; null where there is one, and where nobody wrote down why.</summary>
    public KpiReason? Reason { get; init; }

    /// <summary>Better or worse than the period before, by the KPI's direction; 0 where it is the same or nobody said which way is better.</summary>
    public int Course => Now is not { } now || Before is not { } before || now.Value.Equals(before.Value) || Kpi.Better == KpiDirection.None
        ? 0
        : now.Value > before.Value == (Kpi.Better == KpiDirection.Higher) ? 1 : -1;

    public bool IsOff => State is KpiState.Bad or KpiState.Warning;

    /// <summary>Rounded as it is shown it would look as if it met its target.</summary>
    public bool RoundsToTarget => IsOff && Now is { } now && Target is { } target && !now.Value.Equals(target.Value) && Rounded(now.Value).Equals(Rounded(target.Value));

    /// <summary>How far off its target, as part of it; 0 where it has none.</summary>
    public double Miss => Now is { } now && Target is { } target && Kpi.Better != KpiDirection.None
        ? Math.Max(0, Kpi.Better == KpiDirection.Higher ? target.Value - now.Value : now.Value - target.Value) / Math.Max(Math.Abs(target.Value), 1e-9)
        : 0;

    private double Rounded(double value) => Math.Round(value, Math.Clamp(Kpi.Decimals, 0, 15), MidpointRounding.AwayFromZero);
}
