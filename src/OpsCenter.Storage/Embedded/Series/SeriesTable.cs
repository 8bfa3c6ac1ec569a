using Microsoft.Data.Sqlite;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.File;

namespace OpsCenter.Storage.Embedded.Series;

/// <summary>The stored catalogue, with each series' newest point so that a start reads no chunk. Writer's connection only.</summary>
internal sealed class SeriesTable(SqliteConnection writer) : IDisposable
{
    private readonly Statement _insert = new(writer, "INSERT INTO series (id, canonical) VALUES (@0, @1)", 2);

    private readonly Statement _settle = new(
        writer,
        """
        UPDATE series SET settled_ns = @1, latest_ns = @2, latest_value = @3, latest_quality = @4, latest_flags = @5, latest_received_ns = @6
        WHERE id = @0
        """,
        7);

    private readonly Statement _forgetLatest = new(writer, "UPDATE series SET latest_ns = NULL WHERE id = @0", 1);

    private readonly Statement _delete = new(writer, "DELETE FROM series WHERE id = @0", 1);

    public void Insert(SeriesState series) => _insert.Execute(series.Id, series.Key.Canonical);

    public void Delete(SeriesState series) => _delete.Execute(series.Id);

    public void ForgetLatest(SeriesState series) => _forgetLatest.Execute(series.Id);

    public void Settle(SeriesState series, long settledTo)
    {
        if (series.Latest is { } latest)
        {
            _settle.Execute(
                series.Id, settledTo, latest.Time, latest.Value, (int)latest.Quality, (int)latest.Flags, latest.Received);
        }
    }

    /// <summary>Fills the catalogue as it was at the last settling; the journal brings it up to date.</summary>
    public void Load(SeriesCatalogue catalogue)
    {
        using var all = new Statement(
            writer,
            "SELECT id, canonical, settled_ns, latest_ns, latest_value, latest_quality, latest_flags, latest_received_ns FROM series",
            0);
        using (var rows = all.Read())
        {
            while (rows.Read())
            {
                var series = new SeriesState(rows.GetInt32(0), SeriesKeyParser.Parse(rows.GetString(1)));
                if (!rows.IsDBNull(2))
                {
                    series.SettledTo = rows.GetInt64(2);
                }

                if (!rows.IsDBNull(3))
                {
                    series.RaiseLatest(new StoredPoint(
                        rows.GetInt64(3), rows.GetDouble(4), (Quality)rows.GetByte(5), (ReadingFlags)rows.GetByte(6), rows.GetInt64(7)));
                }

                catalogue.Add(series);
            }
        }

        using var last = new Statement(writer, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'series'", 0);
        catalogue.ReserveIdsBelow((int)(long)last.Scalar()! + 1);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _settle.Dispose();
        _forgetLatest.Dispose();
        _delete.Dispose();
    }
}
