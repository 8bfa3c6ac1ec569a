using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Maintenance;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Alarms;

internal sealed class MaintenanceWindowRow
{
    private static readonly JsonSerializerOptions Short = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public required string Id { get; init; }

    public required string Reason { get; init; }

    /// <summary>JSON of <see cref="ScopeJson"/>.</summary>
    public required string Scope { get; init; }

    /// <summary>JSON of <see cref="ScheduleJson"/>.</summary>
    public required string Schedule { get; init; }

    public required string MadeBy { get; init; }

    public required long MadeNs { get; init; }

    public static MaintenanceWindowRow From(MaintenanceWindow window)
    {
        var (scope, schedule) = (window.Scope, window.Schedule);
        return new MaintenanceWindowRow
        {
            Id = window.Id,
            Reason = window.Reason,
            Scope = JsonSerializer.Serialize(new ScopeJson(scope.Pack, scope.Site, scope.Area, scope.Device, scope.Rule), Short),
            Schedule = JsonSerializer.Serialize(
                new ScheduleJson(
                    schedule.Repeat, [.. schedule.Dates], [.. schedule.Days], schedule.Start, (long)schedule.Length.TotalSeconds, schedule.Zone, schedule.From, schedule.Until),
                Short),
            MadeBy = window.MadeBy,
            MadeNs = window.MadeAt.UnixNanoseconds,
        };
    }

    public MaintenanceWindow ToWindow()
    {
        var scope = JsonSerializer.Deserialize<ScopeJson>(Scope, Short)!;
        var schedule = JsonSerializer.Deserialize<ScheduleJson>(Schedule, Short)!;
        return new MaintenanceWindow(
            Id,
            Reason,
            new AlarmSelector(scope.Pack, scope.Site, scope.Area, scope.Device, scope.Rule),
            new MaintenanceSchedule
            {
                Repeat = schedule.Repeat,
                Dates = schedule.Dates,
                Days = schedule.Days,
                Start = schedule.Start,
                Length = TimeSpan.FromSeconds(schedule.Seconds),
                Zone = schedule.Zone,
                From = schedule.From,
                Until = schedule.Until,
            },
            MadeBy,
            new Instant(MadeNs));
    }

    /// <summary>Stored JSON; the names are part of the format.</summary>
    private sealed record ScopeJson(string? Pack, string? Site, string? Area, string? Device, string? Rule);

    /// <summary>Stored JSON; the names are part of the format.</summary>
    private sealed record ScheduleJson(
        MaintenanceRepeat Repeat, DateOnly[] Dates, DayOfWeek[] Days, TimeOnly Start, long Seconds, string Zone, DateOnly? From, DateOnly? Until);

    internal sealed class Mapping : IEntityTypeConfiguration<MaintenanceWindowRow>
    {
        public void Configure(EntityTypeBuilder<MaintenanceWindowRow> builder)
        {
            builder.ToTable("maintenance_windows").HasKey(row => row.Id);
            builder.Property(row => row.Id).HasMaxLength(64);
        }
    }
}
