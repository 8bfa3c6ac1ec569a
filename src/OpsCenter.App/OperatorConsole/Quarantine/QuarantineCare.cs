using System.Globalization;
using OpsCenter.Core.Access;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Quarantine;
using OpsCenter.Ingest.Quarantine;

namespace OpsCenter.App.OperatorConsole.Quarantine;

/// <summary>Replays and removes what was refused, for technicians; both are in the audit.</summary>
public sealed class QuarantineCare(IQuarantineStore store, QuarantineReplay replay, IDeviceStore devices, IAuditLog audit)
{
    /// <summary>One message through the mapping of today; null without the permissions.</summary>
    public async Task<ReplayProgress?> ReplayOneAsync(Caller caller, long id, CancellationToken cancellation)
    {
        if (!May(caller))
        {
            return null;
        }

        var done = await replay.OneAsync(id, await SimulatedAsync(cancellation), cancellation);
        await NoteAsync(caller, "quarantine.replay", $"#{id.ToString(CultureInfo.InvariantCulture)}", done);
        return done;
    }

    /// <summary>All that the search finds; null without the permissions.</summary>
    public async Task<ReplayProgress?> ReplayAsync(Caller caller, string? search, Action<ReplayProgress> progress, CancellationToken cancellation)
    {
        if (!May(caller))
        {
            return null;
        }

        var latest = new ReplayProgress(0, 0);
        try
        {
            latest = await replay.AllAsync(
                QuarantineReading.Trimmed(search),
                await SimulatedAsync(cancellation),
                sum =>
                {
                    latest = sum;
                    progress(sum);
                },
                cancellation);
        }
        finally
        {
            // Also where the person left in the middle: something was done.
            await NoteAsync(caller, "quarantine.replay", QuarantineReading.Trimmed(search) ?? "*", latest);
        }

        return latest;
    }

    /// <summary>Removes all that the search finds now for good; null without the permissions.</summary>
    public async Task<long?> RemoveAsync(Caller caller, string? search, CancellationToken cancellation)
    {
        if (!May(caller))
        {
            return null;
        }

        var removed = 0L;
        try
        {
            await foreach (var page in store.PagesAsync(QuarantineReading.Trimmed(search), cancellation))
            {
                removed += await store.RemoveAsync([.. page.Select(entry => entry.Id)], cancellation);
            }
        }
        finally
        {
            await audit.AppendAsync(caller, "quarantine.remove", QuarantineReading.Trimmed(search) ?? "*", string.Create(CultureInfo.InvariantCulture, $"removed {removed}"), CancellationToken.None);
        }

        return removed;
    }

    public static bool May(Caller caller) => caller.Can(Permission.ReadQuarantine) && caller.Can(Permission.ManageDevices);

    /// <summary>A simulator's messages stay marked so when they are read again.</summary>
    private async Task<Func<string?, bool>> SimulatedAsync(CancellationToken cancellation)
    {
        var simulated = (await devices.ListAsync(cancellation)).Where(device => device.Simulated).Select(device => device.Id).ToHashSet(StringComparer.Ordinal);
        return device => device is not null && simulated.Contains(device);
    }

    private Task NoteAsync(Caller caller, string action, string subject, ReplayProgress done) =>
        audit.AppendAsync(
            caller,
            action,
            subject,
            string.Create(CultureInfo.InvariantCulture, $"stored {done.Stored}, still refused {done.Refused}{(done.Failure is null ? "" : $", ended early: {done.Failure}")}"),
            CancellationToken.None);
}
