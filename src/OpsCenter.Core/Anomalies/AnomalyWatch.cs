using Microsoft.Extensions.Options;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Anomalies;

/// <summary>Compares each hour of the KPIs and of chosen fields with the same hour of the weeks before; one anomaly per series, from its first unusual hour until it is as usual again.</summary>
/// <remarks>The same hour looked at twice changes nothing. One caller at a time.</remarks>
public sealed class AnomalyWatch(ITelemetryStore telemetry, IAnomalyStore store, ILiveConfig<KpiSet> kpis, ILiveConfig<FieldCatalogue> fields, IOptions<AnomalyOptions> options, TimeProvider time)
{
    /// <summary>What is silent so long is not unusual any more, it is silent.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromHours(6);

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly IReadOnlyDictionary<string, string> AnyTags = new Dictionary<string, string>();
    private const string OwnPack = "decision-support";
    private const double Judged = 2;
    private const double OfAll = 1.5;

    /// <summary>Series that could be compared in the newest hour, and the most weeks that any had: an empty list means little where it is none.</summary>
    public (int Series, int Weeks) Compared { get; private set; }

    /// <param name="hour">Start of an hour that is over.</param>
    /// <param name="cancellation">Stops between reads.</param>
    /// <exception cref="StoreUnavailableException">History does not answer.</exception>
    public async Task LookAsync(Instant hour, CancellationToken cancellation)
    {
        var lasting = (await store.LastingAsync(cancellation)).ToDictionary(anomaly => anomaly.Series);
        var (compared, weeks) = (0, 0);
        foreach (var subject in Subjects())
        {
            foreach (var (series, value, before) in await ReadAsync(subject, hour, cancellation))
            {
                weeks = Math.Max(weeks, before.Count);
                var known = lasting.GetValueOrDefault(series);
                if (AnomalyFinding.Of(value, before, subject.Resolution, options.Value.LeastWeeks) is not { } finding)
                {
                    continue;
                }

                compared++;
                lasting.Remove(series);
                if (Next(known, series, hour, value, finding, subject.Importance) is { } next && next != known)
                {
                    await store.SaveAsync(next, cancellation);
                }
            }
        }

        foreach (var silent in lasting.Values.Where(anomaly => hour - anomaly.SeenAt >= Silence))
        {
            await store.SaveAsync(silent with { EndedAt = hour }, cancellation);
        }

        Compared = (compared, weeks);
    }

    private Anomaly? Next(Anomaly? known, SeriesKey series, Instant hour, double value, AnomalyFinding finding, double importance)
    {
        var size = Math.Abs(finding.Score);
        if (size < options.Value.Limit)
        {
            return known is not null && size < options.Value.Limit / 2 && hour > known.SeenAt ? known with { EndedAt = hour } : known;
        }

        if (known is null)
        {
            return new Anomaly
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()).ToString("N"),
                Series = series,
                BeganAt = hour,
                SeenAt = hour,
                Value = value,
                Usual = finding.Usual,
                Score = finding.Score,
                Peak = finding.Score,
                Importance = importance,
                Weeks = finding.Weeks,
            };
        }

        return hour < known.SeenAt
            ? known
            : known with
            {
                SeenAt = hour,
                Value = value,
                Usual = finding.Usual,
                Score = finding.Score,
                Peak = size > Math.Abs(known.Peak) ? finding.Score : known.Peak,
                Importance = importance,
                Weeks = finding.Weeks,
            };
    }

    private IEnumerable<AnomalySubject> Subjects()
    {
        foreach (var kpi in kpis.Current.All.Where(kpi => kpi.Every is { Unit: KpiStepUnit.Part } every && every.Part <= Hour && kpi.Pack != OwnPack))
        {
            var importance = (kpi.Better != KpiDirection.None ? Judged : 1) * (kpi.Scope.Kind == KpiScopeKind.All ? OfAll : 1);
            yield return new AnomalySubject(new SeriesSelector(PseudoSeries.Kpis, kpi.Id, AnyTags), Math.Pow(10, -kpi.Decimals), importance);
        }

        foreach (var name in options.Value.Fields)
        {
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            var (measurement, field) = (name[..dot], name[(dot + 1)..]);
            yield return new AnomalySubject(new SeriesSelector(measurement, field, AnyTags), Math.Pow(10, -(fields.Current.Find(measurement, field)?.Decimals ?? 2)), 1);
        }
    }

    private async Task<IReadOnlyList<(SeriesKey Series, double Value, IReadOnlyList<double> Before)>> ReadAsync(AnomalySubject subject, Instant hour, CancellationToken cancellation)
    {
        var now = await HourAsync(subject, hour, cancellation);
        if (now.Count == 0)
        {
            return [];
        }

        var before = now.Keys.ToDictionary(series => series, _ => new List<double>());
        for (var week = 1; week <= options.Value.Weeks; week++)
        {
            foreach (var (series, value) in await HourAsync(subject, hour - (Week * week), cancellation))
            {
                before.GetValueOrDefault(series)?.Add(value);
            }
        }

        return [.. now.Select(one => (one.Key, one.Value, (IReadOnlyList<double>)before[one.Key]))];
    }

    private async Task<Dictionary<SeriesKey, double>> HourAsync(AnomalySubject subject, Instant hour, CancellationToken cancellation)
    {
        var values = new Dictionary<SeriesKey, double>();
        var query = new RangeQuery(subject.Selector, hour, hour + Hour, Hour, Aggregate.Mean, LocalClock.Offset);
        await foreach (var series in telemetry.QueryAsync(query, cancellation))
        {
            if (series.Points is [{ Quality: not Quality.Bad } point] && double.IsFinite(point.Value))
            {
                values[series.Series] = point.Value;
            }
        }

        return values;
    }
}
