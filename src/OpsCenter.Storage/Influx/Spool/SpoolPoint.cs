using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Influx.Spool;

/// <param name="Series">Whose.</param>
/// <param name="Point">As it is to stand.</param>
/// <param name="MayReplace">InfluxDB may hold a point of this moment, whose marks must not outlive it.</param>
internal readonly record struct SpoolPoint(SeriesState Series, StoredPoint Point, bool MayReplace);
