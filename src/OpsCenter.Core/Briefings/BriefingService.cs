using OpsCenter.Core.Access;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Briefings.Reading;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>Reads a briefing for those who may read. Thread-safe.</summary>
public sealed class BriefingService(
    BriefingKpiReading kpis, BriefingAlarmReading alarms, BriefingIncidentReading incidents, IBriefingSources sources, IEnumerable<IBriefingOutlook> outlooks, ILiveConfig<Places> places, TimeProvider time)
{
    private readonly IBriefingOutlook[] _outlooks = [.. outlooks];

    public Instant Now => time.GetInstant();

    /// <summary>The period that is told where nobody chose one: the newest that is over.</summary>
    public BriefingPeriod Newest(BriefingPeriodKind kind) => BriefingPeriod.Containing(kind, time.GetInstant()).Previous;

    /// <summary>Areas of the period's day, those at the top first.</summary>
    public IReadOnlyList<Area> AreasOf(BriefingPeriod period)
    {
        var tree = places.Current.Tree;
        return [.. tree.Roots(period.Day).OrderByDescending(root => tree.Children(root.Id, period.Day).Count).SelectMany(root => (Area[])[root, .. tree.Descendants(root.Id, period.Day)])];
    }

    /// <summary>Is there such an area, on whatever day?</summary>
    public bool Knows(string area) => places.Current.Areas.ContainsKey(area);

    /// <summary>Null without <see cref="Permission.Read"/>.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="period">Which; one that has not begun has nothing to tell.</param>
    /// <param name="area">Null for everything.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<Briefing?> ReadAsync(Caller caller, BriefingPeriod period, string? area, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.Read))
        {
            return null;
        }

        var facts = new BriefingFacts { Now = time.GetInstant(), Sources = sources.Current };
        facts = await kpis.ReadAsync(period, facts, cancellation);
        facts = await alarms.ReadAsync(period, facts, cancellation);
        facts = await incidents.ReadAsync(period, facts, cancellation);
        var from = facts.Now < period.End ? facts.Now : period.End;
        var coming = new List<BriefingComing>();
        foreach (var outlook in _outlooks)
        {
            coming.AddRange(await outlook.OfAsync(from, period.Next.End, area, cancellation));
        }

        return new BriefingWriter(places.Current).Write(period, area, facts with { Coming = coming });
    }
}
