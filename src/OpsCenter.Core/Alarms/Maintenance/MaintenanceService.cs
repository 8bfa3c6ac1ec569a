using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Maintenance;

/// <summary>What people may do with maintenance windows; every page and API goes through here. Thread-safe.</summary>
public sealed class MaintenanceService(
    IMaintenanceStore store, MaintenanceCalendar calendar, IAuditLog audit, IOptions<AlarmOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Judging asks all of them at each raise.</summary>
    private const int MaxWindows = 500;

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Takes the stored windows into force.</summary>
    public async Task LoadAsync(CancellationToken cancellation) => calendar.Set(await store.ListAsync(cancellation));

    /// <summary>Adds a window, or changes the one with the id.</summary>
    /// <param name="caller">Needs <see cref="Permission.ManageRules"/>.</param>
    /// <param name="id">Null for a new one.</param>
    /// <param name="reason">Not blank.</param>
    /// <param name="scope">Names at least one fact.</param>
    /// <param name="schedule">Has an occurrence that is not over.</param>
    /// <param name="cancellation">Stops the change.</param>
    /// <returns>The outcome, and the window's id where it is done.</returns>
    public async Task<(MaintenanceOutcome Outcome, string? Id)> SaveAsync(
        Caller caller, string? id, string reason, AlarmSelector scope, MaintenanceSchedule schedule, CancellationToken cancellation)
    {
        var now = time.GetInstant();
        if (Refuse(caller, reason, scope, schedule, now) is { } refused)
        {
            return (refused, null);
        }

        await _one.WaitAsync(cancellation);
        try
        {
            if (id is not null && calendar.Current.All(one => one.Id != id))
            {
                return (MaintenanceOutcome.NotFound, null);
            }

            if (id is null && calendar.Current.Count >= MaxWindows)
            {
                return (MaintenanceOutcome.TooMany, null);
            }

            var window = new MaintenanceWindow(id ?? Guid.NewGuid().ToString("n"), reason.Trim(), scope, schedule, caller.Name, now);
            await store.SaveAsync(window, cancellation);
            await audit.AppendAsync(caller, id is null ? "maintenance.add" : "maintenance.change", window.Id, window.Reason, CancellationToken.None);
            calendar.Set([.. calendar.Current.Where(one => one.Id != window.Id), window]);
            return (MaintenanceOutcome.Done, window.Id);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Deletes a window; what it holds is released at once.</summary>
    public async Task<MaintenanceOutcome> RemoveAsync(Caller caller, string id, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageRules))
        {
            return MaintenanceOutcome.Forbidden;
        }

        await _one.WaitAsync(cancellation);
        try
        {
            if (!await store.RemoveAsync(id, cancellation))
            {
                return MaintenanceOutcome.NotFound;
            }

            await audit.AppendAsync(caller, "maintenance.remove", id, calendar.Current.FirstOrDefault(one => one.Id == id)?.Reason, CancellationToken.None);
            calendar.Set([.. calendar.Current.Where(one => one.Id != id)]);
            return MaintenanceOutcome.Done;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private MaintenanceOutcome? Refuse(Caller caller, string reason, AlarmSelector scope, MaintenanceSchedule schedule, Instant now) =>
        !caller.Can(Permission.ManageRules) ? MaintenanceOutcome.Forbidden
        : string.IsNullOrWhiteSpace(reason) ? MaintenanceOutcome.ReasonMissing
        : reason.Trim().Length > options.Value.MaxCommentLength ? MaintenanceOutcome.ReasonTooLong
        : scope.IsOpen ? MaintenanceOutcome.ScopeMissing
        : !TimeZoneInfo.TryFindSystemTimeZoneById(schedule.Zone, out _) ? MaintenanceOutcome.ZoneUnknown
        : schedule.Length < Shortest || schedule.Length > Longest || (schedule.Repeat == MaintenanceRepeat.Daily && schedule.Length > TimeSpan.FromDays(1))
            ? MaintenanceOutcome.LengthOutOfRange
        : schedule.At(now) is null && schedule.Next(now) is null ? MaintenanceOutcome.DaysMissing
        : null;
}
