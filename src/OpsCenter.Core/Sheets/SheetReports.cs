using System.Collections.Frozen;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Sheets;

/// <summary>
/// Says of every sheet, as readings of measurement <c>report</c>, which periods were due (<c>due</c>), filed (<c>filed</c>) and filed in time
/// (<c>on_time</c>), each 1 or 0 at the begin of the period, and how many days the oldest missing one is late now (<c>days_late</c>).
/// </summary>
public sealed class SheetReports : IDisposable
{
    private const string Measurement = "report";
    private static readonly Caller Self = new("sheets", CallerKind.System, FrozenSet.Create(Permission.Read));
    private readonly SheetService _service;
    private readonly SheetBook _book;
    private readonly ISheetSink _sink;
    private readonly TimeProvider _time;
    private volatile bool _asked;

    public SheetReports(SheetService service, SheetBook book, ISheetSink sink, TimeProvider time)
    {
        (_service, _book, _sink, _time) = (service, book, sink, time);
        service.Filed += Ask;
    }

    /// <summary>Somebody filed since the last writing.</summary>
    public bool Asked => _asked;

    public void Dispose() => _service.Filed -= Ask;

    public async Task WriteAsync(CancellationToken cancellation)
    {
        _asked = false;
        var now = _time.GetInstant();
        var readings = new List<Reading>();
        foreach (var (sheet, periods) in await _service.OverviewAsync(Self, cancellation))
        {
            readings.AddRange(Of(sheet, periods, now));
        }

        if (readings.Count > 0 && await _sink.StoreAsync("sheets/reports", readings, cancellation) is not null)
        {
            _asked = true;
        }
    }

    private void Ask() => _asked = true;

    private IEnumerable<Reading> Of(SheetConfig sheet, IReadOnlyList<SheetStatus> periods, Instant now)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { [StandardTags.Pack] = sheet.Pack, ["sheet"] = sheet.Id };
        if (_book.UnitOf(sheet) is { } unit)
        {
            tags["unit"] = unit.Id;
        }

        var flags = periods.Any(status => status.Head is { Simulated: true }) ? ReadingFlags.Simulated : ReadingFlags.None;
        Reading One(string field, Instant at, double value) => new(new SeriesKey(Measurement, tags, field), at, value, Quality.Good, flags, now);
        foreach (var status in periods.Where(status => status.Due is not null && status.Period.Kind != SheetPeriodKind.None && (status.IsFiled || status.State == SheetState.Overdue)))
        {
            yield return One("due", status.Period.Time, 1);
            yield return One("filed", status.Period.Time, status.IsFiled ? 1 : 0);
            yield return One("on_time", status.Period.Time, status.State == SheetState.Filed ? 1 : 0);
        }

        if (sheet.DueDays is not null)
        {
            var today = SheetPeriod.Today(now);
            yield return One("days_late", SheetPeriod.Of(SheetPeriodKind.Day, today).Time, periods.Max(status => status.DaysLate(today)));
        }
    }
}
