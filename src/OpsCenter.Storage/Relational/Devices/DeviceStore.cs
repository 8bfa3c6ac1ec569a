using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational.Access;

namespace OpsCenter.Storage.Relational.Devices;

internal sealed class DeviceStore(IDbContextFactory<OpsDbContext> contexts) : IDeviceStore
{
    public async Task<IReadOnlyList<DeviceCredential>> ListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Devices.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellation);
        return [.. rows.Select(FromRow)];
    }

    public Task<bool> AddAsync(DeviceCredential device, CancellationToken cancellation) =>
        contexts.ChangeAccessAsync(context => context.InsertAsync(ToRow(device), cancellation), cancellation);

    public Task<bool> RemoveAsync(string id, CancellationToken cancellation) =>
        contexts.ChangeAccessAsync(
            async context => await context.Devices.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) > 0, cancellation);

    private static DeviceRow ToRow(DeviceCredential device) => new()
    {
        Id = device.Id,
        PasswordHash = device.PasswordHash,
        Publish = JsonSerializer.Serialize(device.Publish),
        Subscribe = JsonSerializer.Serialize(device.Subscribe),
        Fleet = device.Fleet,
        Simulated = device.Simulated,
        CreatedNs = device.CreatedAt.UnixNanoseconds,
    };

    private static DeviceCredential FromRow(DeviceRow row) => new(
        row.Id,
        row.PasswordHash,
        JsonSerializer.Deserialize<string[]>(row.Publish) ?? [],
        JsonSerializer.Deserialize<string[]>(row.Subscribe) ?? [],
        row.Fleet,
        row.Simulated,
        new Instant(row.CreatedNs));
}
