using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Series;

/// <summary>An interned series with what judges its values.</summary>
internal sealed class SeriesEntry(SeriesKey key, FieldInfo? info)
{
    private readonly double _min = info?.ValidMin ?? double.NegativeInfinity;
    private readonly double _max = info?.ValidMax ?? double.PositiveInfinity;

    public SeriesKey Key => key;

    public Quality Judge(double value) => value < _min || value > _max ? Quality.Suspect : Quality.Good;
}
