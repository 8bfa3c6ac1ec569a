using System.Globalization;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;

namespace OpsCenter.Core.Incidents;

/// <summary>Turns a person's edit into the change of one incident, and each part of it into a line of the timeline.</summary>
internal sealed class IncidentEditing(IncidentFile file, string who, Instant now, UnitTree units, IncidentOptions options)
{
    private const int MaxTitle = 300;
    private const int MaxTasks = 200;
    private readonly List<IncidentEntry> _entries = [];
    private readonly Dictionary<int, IncidentTask> _tasks = [];
    private readonly List<IncidentTask> _new = [];
    private Incident _incident = file.Incident;
    private IncidentOutcome _wrong = IncidentOutcome.Done;

    /// <summary>For the audit: which parts, and the words that matter.</summary>
    public static string? Words(IncidentEdit edit)
    {
        string?[] words =
        [
            edit.Status is { } status ? $"status={status}" : null,
            edit.Owner is { } owner ? $"owner={owner}" : null,
            edit.Unit is { } unit ? $"unit={unit}" : null,
            edit.Severity is { } severity ? $"severity={severity}" : null,
            edit.Title is not null ? "title" : null,
            edit.DueAt is { } due ? $"due={due}" : null,
            edit.NewTasks.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"tasks+{edit.NewTasks.Count}") : null,
            .. edit.Ticks.Select(tick => string.Create(CultureInfo.InvariantCulture, $"task {tick.Key}={(tick.Value ? "done" : "open")}")),
            edit.Reason ?? edit.Comment,
        ];
        return string.Join("; ", words.OfType<string>()) is { Length: > 0 } text ? text : null;
    }

    public IncidentSaving.Proposed Apply(IncidentEdit edit)
    {
        if (TooLong(edit.Reason) || TooLong(edit.Comment) || edit.Title?.Length > MaxTitle || edit.NewTasks.Any(TooLong))
        {
            return IncidentOutcome.TextTooLong;
        }

        if (edit.Comment is not null && string.IsNullOrWhiteSpace(edit.Comment))
        {
            return IncidentOutcome.TextMissing;
        }

        ApplyHead(edit);
        ApplyUnit(edit.Unit);
        ApplyOwner(edit.Owner, edit.Status);
        ApplyStatus(edit.Status, edit.Reason);
        ApplyTasks(edit);
        if (edit.Comment is { } comment)
        {
            Tell(IncidentEntryKind.Commented, null, LocalizedText.Same(comment.Trim()));
        }

        return _wrong != IncidentOutcome.Done
            ? _wrong
            : new IncidentChange { Incident = _incident, Entries = _entries, Tasks = [.. _tasks.Values, .. _new] };
    }

    private bool TooLong(string? text) => text?.Length > options.MaxTextLength;

    private void Tell(IncidentEntryKind kind, string? detail, LocalizedText? text = null) => _entries.Add(new IncidentEntry(kind, now, who, detail, text));

    private void ApplyHead(IncidentEdit edit)
    {
        if (edit.Title is { } title && title.Trim() != _incident.Title.Vi)
        {
            if (string.IsNullOrWhiteSpace(title))
            {
                _wrong = IncidentOutcome.TextMissing;
                return;
            }

            _incident = _incident with { Title = LocalizedText.Same(title.Trim()) };
            Tell(IncidentEntryKind.Edited, "title", _incident.Title);
        }

        if (edit.Severity is { } severity && severity != Severity.None && severity != _incident.Severity)
        {
            _incident = _incident with { Severity = severity };
            Tell(IncidentEntryKind.Edited, $"severity={(int)severity}", _incident.Title);
        }

        if (edit.DueAt is { } due && due != _incident.DueAt)
        {
            _incident = _incident with { DueAt = due, OverdueEscalated = false };
            Tell(IncidentEntryKind.DueChanged, due.ToString());
        }
    }

    private void ApplyUnit(string? unit)
    {
        if (unit is null || unit == _incident.Unit)
        {
            return;
        }

        if (units.Find(unit) is not { } found)
        {
            _wrong = IncidentOutcome.UnknownUnit;
            return;
        }

        // Who had it may not be of that unit: it waits there anew.
        _incident = _incident with { Unit = unit, EscalationLevel = 0, WaitingSince = now, AcknowledgedAt = null };
        Tell(IncidentEntryKind.UnitChanged, unit, found.Name);
    }

    private void ApplyOwner(string? owner, IncidentStatus? status)
    {
        if (owner is null || owner.Trim() == (_incident.Owner ?? ""))
        {
            return;
        }

        var name = owner.Trim().Length == 0 ? null : owner.Trim();
        _incident = _incident with { Owner = name };
        Tell(IncidentEntryKind.OwnerChanged, name);
        if (name == who)
        {
            _incident = _incident with { AcknowledgedAt = _incident.AcknowledgedAt ?? now };
        }
        else if (_incident.IsOpen)
        {
            _incident = _incident with { AcknowledgedAt = null, WaitingSince = now, EscalationLevel = 0 };
        }

        // Giving it to somebody says where it stands, unless the edit says so itself.
        var follows = name is null ? IncidentStatus.New : name == who ? IncidentStatus.Working : IncidentStatus.Assigned;
        if (status is null && _incident.IsOpen && follows != _incident.Status)
        {
            _incident = _incident with { Status = follows };
            Tell(IncidentEntryKind.StatusChanged, follows.ToString());
        }
    }

    private void ApplyStatus(IncidentStatus? status, string? reason)
    {
        if (status is not { } next || next == _incident.Status)
        {
            return;
        }

        var reopens = !_incident.IsOpen && next == IncidentStatus.Working;
        var ends = next is IncidentStatus.Resolved or IncidentStatus.Closed;
        if (_incident.MergedInto is not null || !(reopens || (ends && _incident.Status != IncidentStatus.Closed) || (!ends && _incident.IsOpen)))
        {
            _wrong = IncidentOutcome.WrongStatus;
            return;
        }

        var said = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        var closesWhatIsResolved = next == IncidentStatus.Closed && _incident.Status == IncidentStatus.Resolved;
        if (said is null && (reopens || (ends && !closesWhatIsResolved)))
        {
            _wrong = IncidentOutcome.ReasonMissing;
            return;
        }

        _incident = _incident with
        {
            Status = next,
            AcknowledgedAt = next == IncidentStatus.Working ? _incident.AcknowledgedAt ?? now : _incident.AcknowledgedAt,
            ResolvedAt = reopens ? null : ends ? _incident.ResolvedAt ?? now : _incident.ResolvedAt,
            Resolution = ends ? said ?? _incident.Resolution : _incident.Resolution,
            OverdueEscalated = !reopens && _incident.OverdueEscalated,
        };
        Tell(IncidentEntryKind.StatusChanged, next.ToString(), said is null ? null : LocalizedText.Same(said));
    }

    private void ApplyTasks(IncidentEdit edit)
    {
        foreach (var (id, done) in edit.Ticks)
        {
            if (Task(id) is { } task && task.Done != done)
            {
                _tasks[id] = task with { DoneBy = done ? who : null, DoneAt = done ? now : null };
                Tell(done ? IncidentEntryKind.TaskDone : IncidentEntryKind.TaskUndone, id.ToString(CultureInfo.InvariantCulture), task.Text);
            }
        }

        foreach (var (id, assignee) in edit.Assignees)
        {
            if (Task(id) is { } task)
            {
                _tasks[id] = task with { Assignee = assignee.Trim().Length == 0 ? null : assignee.Trim() };
            }
        }

        foreach (var text in edit.NewTasks)
        {
            if (string.IsNullOrWhiteSpace(text) || file.Tasks.Count + _new.Count >= MaxTasks)
            {
                _wrong = string.IsNullOrWhiteSpace(text) ? IncidentOutcome.TextMissing : IncidentOutcome.TextTooLong;
                return;
            }

            _new.Add(new IncidentTask(0, LocalizedText.Same(text.Trim())));
            Tell(IncidentEntryKind.TaskAdded, null, LocalizedText.Same(text.Trim()));
        }
    }

    private IncidentTask? Task(int id)
    {
        var task = _tasks.GetValueOrDefault(id) ?? file.Tasks.FirstOrDefault(one => one.Id == id);
        _wrong = task is null ? IncidentOutcome.UnknownTask : _wrong;
        return task;
    }
}
