using System.Globalization;
using OpsCenter.Core.Access;
using OpsCenter.Core.Quarantine;

namespace OpsCenter.App.OperatorConsole.Quarantine;

/// <summary>Makes room before the bounds do, for technicians; it is in the audit.</summary>
public sealed class QuarantinePurge(IQuarantineStore store, IAuditLog audit, TimeProvider time)
{
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
            var tooMany = keepBytes is { } keep ? (await store.TotalsAsync(cancellation)).Bytes - keep : 0;
            var oldest = olderThan is { } age ? time.GetUtcNow() - age : DateTimeOffset.MinValue;
            await foreach (var page in store.PagesAsync(null, cancellation))
            {
                var ids = page.TakeWhile(entry => Goes(entry, oldest, ref tooMany)).Select(entry => entry.Id).ToList();
                removed += await store.RemoveAsync(ids, cancellation);
                if (ids.Count < page.Count)
                {
                    break;
                }
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

    /// <summary>Whether a bound wants it out; what goes no longer counts.</summary>
    private static bool Goes(QuarantineEntry entry, DateTimeOffset oldest, ref long tooMany)
    {
        if (tooMany <= 0 && entry.ReceivedAt.ToDateTimeOffset() >= oldest)
        {
            return false;
        }

        tooMany -= entry.Payload.Length;
        return true;
    }
}
