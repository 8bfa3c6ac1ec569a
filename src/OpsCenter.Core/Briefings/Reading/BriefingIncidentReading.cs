using OpsCenter.Core.Incidents;

namespace OpsCenter.Core.Briefings.Reading;

/// <summary>Reads incidents, and the tasks of open ones. Thread-safe.</summary>
public sealed class BriefingIncidentReading(IIncidentStore incidents)
{
    private const int MostIncidents = 2_000;

    /// <summary>Files are read one by one: the worst are enough.</summary>
    private const int MostFiles = 40;

    public async Task<BriefingFacts> ReadAsync(BriefingPeriod period, BriefingFacts facts, CancellationToken cancellation)
    {
        var open = await incidents.ListAsync(new IncidentQuery { Open = true, Limit = MostIncidents }, cancellation);
        var changed = await incidents.ListAsync(new IncidentQuery { ChangedFrom = period.Previous.Start, Limit = MostIncidents }, cancellation);
        var tasks = new Dictionary<string, IReadOnlyList<IncidentTask>>(StringComparer.Ordinal);
        foreach (var one in open.Incidents.Where(one => one.CreatedAt < period.End).Take(MostFiles))
        {
            if (await incidents.FindAsync(one.Number, cancellation) is { Tasks.Count: > 0 } file)
            {
                tasks[one.Number] = file.Tasks;
            }
        }

        return facts with
        {
            Incidents = [.. open.Incidents.Concat(changed.Incidents).DistinctBy(one => one.Number)],
            Tasks = tasks,
            Truncated = facts.Truncated || open.Total > MostIncidents || changed.Total > MostIncidents,
        };
    }
}
