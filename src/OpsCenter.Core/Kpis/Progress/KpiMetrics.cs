using System.Diagnostics.Metrics;

namespace OpsCenter.Core.Kpis.Progress;

/// <summary>Meter <c>OpsCenter.Kpis</c>.</summary>
public sealed class KpiMetrics
{
    public const string MeterName = "OpsCenter.Kpis";
    private readonly Counter<long> _windows;
    private readonly Counter<long> _figures;
    private readonly Counter<long> _failed;

    public KpiMetrics(IMeterFactory factory, LateMarks marks)
    {
        var meter = factory.Create(MeterName);
        _windows = meter.CreateCounter<long>("opscenter.kpis.windows", "{window}", "Windows computed: due, late or past.");
        _figures = meter.CreateCounter<long>("opscenter.kpis.figures", "{figure}", "Figures stored; those that came out as they were are not.");
        _failed = meter.CreateCounter<long>("opscenter.kpis.failed", "{run}", "Computations that failed; tried again.");
        meter.CreateObservableGauge("opscenter.kpis.late", () => marks.Count, "{window}", "Windows that wait because readings came too late for them.");
    }

    internal void Computed(KpiWork work, int windows, int figures)
    {
        _windows.Add(windows, new KeyValuePair<string, object?>("why", work switch { KpiWork.Due => "due", KpiWork.Late => "late", _ => "past" }));
        _figures.Add(figures);
    }

    internal void Failed() => _failed.Add(1);
}
