using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;

namespace OpsCenter.App.OperatorConsole.Incidents;

/// <summary>Who has it, until when, and how it ends. Each change names the version that the person saw.</summary>
public sealed partial class IncidentActions(ILiveConfig<UnitTree> units, IOptions<IncidentOptions> options)
{
    private static readonly Severity[] Severities = [Severity.Critical, Severity.High, Severity.Medium, Severity.Low];
    private string? _owner;
    private string? _unit;
    private DateTime? _due;
    private string? _reason;
    private long _version = -1;

    [Parameter]
    [EditorRequired]
    public required IncidentFile File { get; set; }

    /// <summary>Saves; true where it was taken.</summary>
    [Parameter]
    [EditorRequired]
    public required Func<IncidentEdit, Task<bool>> Change { get; set; }

    [Parameter]
    public EventCallback Done { get; set; }

    private IEnumerable<string> People => (units.Current.Find(File.Incident.Unit)?.Members ?? []).Concat(units.Current.All.SelectMany(unit => unit.Members)).Append(Caller.Name).Distinct();

    protected override void OnParametersSet()
    {
        // What the person is typing stays until the incident itself moves.
        if (_version == File.Incident.Version)
        {
            return;
        }

        _version = File.Incident.Version;
        _owner = File.Incident.Owner;
        _unit = File.Incident.Unit;
        _due = File.Incident.DueAt is { } due ? LocalTime.At(due).DateTime : null;
    }

    private Task<bool> AssignAsync() => Change(new IncidentEdit { Version = _version, Owner = _owner ?? "" });

    private Task<bool> MoveAsync() => Change(new IncidentEdit { Version = _version, Unit = _unit });

    private Task<bool> PostponeAsync() => Change(new IncidentEdit
    {
        Version = _version,
        DueAt = _due is { } due ? Instant.From(new DateTimeOffset(DateTime.SpecifyKind(due, DateTimeKind.Unspecified), LocalTime.Offset)) : null,
    });

    private Task<bool> ChangeSeverityAsync(Severity severity) => Change(new IncidentEdit { Version = _version, Severity = severity });

    private async Task EndAsync(IncidentStatus status)
    {
        if (await Change(new IncidentEdit { Version = _version, Status = status, Reason = _reason }))
        {
            _reason = null;
        }
    }
}
