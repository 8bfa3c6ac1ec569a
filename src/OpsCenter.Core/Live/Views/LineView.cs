using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>A tile of one group of series that shows its newest value and its course: what a trend and a KPI have in common.</summary>
internal abstract class LineView(string id, SeriesSelector selector, SeriesGroup group, TrendLine line, TimeSpan utcOffset) : TileView(id), ISeriesWatcher
{
    public override bool PastChanged => line.PastChanged;

    public override TimeSpan? Window => line.Step;

    /// <summary>How often a field is expected, for the gaps of its line.</summary>
    protected static TimeSpan IntervalOf(LiveSources sources, TileQuery query) =>
        sources.Fields.Find(query.Measurement, query.Field)?.ExpectedInterval ?? SeriesGroup.DefaultInterval;

    protected SeriesGroup Group => group;

    protected TrendLine Line => line;

    public override void Consider(LiveSeries series)
    {
        if (group.Consider(series, this) && series.Latest is { } latest)
        {
            line.Add(latest, fresh: false);
        }
    }

    public override TileDetail? Explain(Instant now) => group.Explain(Id, now);

    public override void Detach() => group.Detach(this);

    public virtual void OnReading(in Reading reading)
    {
        line.Add(reading);
        group.OnReading(reading);
    }

    public override Task SeedAsync(ITelemetryStore store, Instant now, CancellationToken cancellation)
    {
        line.Begin(now);
        return LineHistory.ReadAsync(store, selector, line, utcOffset, now, _ => line, cancellation);
    }
}
