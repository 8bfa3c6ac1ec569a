using System.Globalization;
using OpsCenter.Core.Access;
using OpsCenter.Core.Quarantine;

namespace OpsCenter.App.OperatorConsole.Quarantine;

/// <summary>Makes room before the bounds do, for technicians; it is in the audit.</summary>
public sealed class QuarantinePurge(IQuarantineStore store, IAuditLog audit, TimeProvider time)
{
    /// <summary>A payload may have 2 MiB.</summary>
    private const int Page = 100;

    /// <summary>Removes the oldest until both bounds hold; answers how many, null without the permissions.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="olderThan">Everything that came before goes; null for no bound.</param>
    /// <param name="keepBytes">Payload bytes that may stay; null for no bound.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    public async Task<long?> RunAsync(Caller caller, TimeSpan? olderThan, long? keepBytes, CancellationToken cancellation)
    {
        if (!QuarantineCare.May(caller))
        {
            return null;
        }

        var removed = 0L;
        try
        {
            while (await OldestAsync(olderThan, keepBytes, cancellation) is { Count: > 0 } ids)
            {
                removed += await store.RemoveAsync(ids, cancellation);
            }
        }
        finally
        {
            await audit.AppendAsync(
                caller,
                "quarantine.purge",
                string.Create(CultureInfo.InvariantCulture, $"older than {olderThan?.TotalDays ?? 0:0.##} d, keep {keepBytes ?? 0} B"),
                string.Create(CultureInfo.InvariantCulture, $"removed {removed}"),
                CancellationToken.None);
        }

        return removed;
    }

    private async Task<List<long>> OldestAsync(TimeSpan? olderThan, long? keepBytes, CancellationToken cancellation)
    {
        var tooMany = keepBytes is { } keep ? (await store.TotalsAsync(cancellation)).Bytes - keep : 0;
        var ids = new List<long>();
        var now = time.GetUtcNow();
        foreach (var entry in await store.AfterAsync(null, 0, Page, cancellation))
        {
            var tooOld = olderThan is { } age && entry.ReceivedAt.ToDateTimeOffset() < now - age;
            if (!tooOld && tooMany <= 0)
            {
                break;
            }

            ids.Add(entry.Id);
            tooMany -= entry.Payload.Length;
        }

        return ids;
    }
}
