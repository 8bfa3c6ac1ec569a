using System.Text;
using System.Text.RegularExpressions;
using OpsCenter.Core.Access;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Devices;

/// <summary>Adds, lists and removes device credentials, for the console and the command line alike.</summary>
public sealed partial class DeviceAdministration(IDeviceStore store, IAuditLog audit, TimeProvider time)
{
    public async Task<DeviceAddition> AddAsync(Caller caller, DeviceDraft draft, string? password, CancellationToken cancellation)
    {
        if (Check(caller, draft, password) is { } refused)
        {
            return refused;
        }

        var generated = password is null;
        var secret = password ?? DevicePassword.Generate();
        var credential = new DeviceCredential(
            draft.Id, DevicePassword.Hash(Encoding.UTF8.GetBytes(secret), generated),
            draft.Publish, draft.Subscribe, draft.Fleet, draft.Simulated, time.GetInstant());
        if (!await store.AddAsync(credential, cancellation))
        {
            return new DeviceAddition.Refused(DeviceRefusal.IdTaken, draft.Id);
        }

        await audit.AppendAsync(caller, "device.add", draft.Id, $"publish {string.Join(' ', draft.Publish)}", cancellation);
        return new DeviceAddition.Added(generated ? secret : null);
    }

    /// <summary>Null where the caller may not; false where there is no such device.</summary>
    public async Task<bool?> RemoveAsync(Caller caller, string id, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageDevices))
        {
            return null;
        }

        var removed = await store.RemoveAsync(id, cancellation);
        if (removed)
        {
            await audit.AppendAsync(caller, "device.remove", id, null, cancellation);
        }

        return removed;
    }

    /// <summary>Null where the caller may not.</summary>
    public async Task<IReadOnlyList<DeviceCredential>?> ListAsync(Caller caller, CancellationToken cancellation) =>
        caller.Can(Permission.ManageDevices) ? await store.ListAsync(cancellation) : null;

    private static DeviceAddition.Refused? Check(Caller caller, DeviceDraft draft, string? password)
    {
        if (!caller.Can(Permission.ManageDevices))
        {
            return new(DeviceRefusal.Forbidden, "");
        }

        if (!ValidId().IsMatch(draft.Id))
        {
            return new(DeviceRefusal.IdInvalid, draft.Id);
        }

        if (draft.Publish.Count == 0)
        {
            return new(DeviceRefusal.NoPublishFilter, "");
        }

        if (draft.Publish.Concat(draft.Subscribe).FirstOrDefault(filter => !TopicGrant.IsValid(filter)) is { } wrong)
        {
            return new(DeviceRefusal.FilterInvalid, wrong);
        }

        return password is { Length: < DevicePassword.MinimumLength } ? new(DeviceRefusal.PasswordTooShort, "") : null;
    }

    [GeneratedRegex(@"^[\w.:\-]{1,128}$", RegexOptions.NonBacktracking)]
    private static partial Regex ValidId();
}
