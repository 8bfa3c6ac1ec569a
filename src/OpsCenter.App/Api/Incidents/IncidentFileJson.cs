using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;

namespace OpsCenter.App.Api.Incidents;

/// <summary>An incident and all that belongs to it.</summary>
/// <param name="Incident">Its head.</param>
/// <param name="Tasks">In order.</param>
/// <param name="Links">Alarms, events and other incidents.</param>
/// <param name="Timeline">Oldest first.</param>
/// <param name="Attachments">Fetch one at attachments/{id}.</param>
/// <param name="Review">Null before there is one.</param>
public sealed record IncidentFileJson(
    IncidentJson Incident, IReadOnlyList<IncidentFileJson.Task> Tasks, IReadOnlyList<IncidentFileJson.Link> Links, IReadOnlyList<IncidentFileJson.Entry> Timeline,
    IReadOnlyList<IncidentFileJson.Attachment> Attachments, IncidentFileJson.Lesson? Review)
{
    internal static IncidentFileJson From(IncidentFile file) => new(
        IncidentJson.From(file.Incident),
        [.. file.Tasks.Select(one => new Task(one.Id, one.Text, one.Assignee, IncidentJson.Moment(one.DueAt), one.DoneBy, IncidentJson.Moment(one.DoneAt)))],
        [.. file.Links.Select(one => new Link(SeriesJson.Name(one.Kind), one.Target, one.Label, Rfc3339.Format(one.At), one.Who))],
        [.. file.Timeline.Select(one => new Entry(one.Position, SeriesJson.Name(one.Kind), Rfc3339.Format(one.At), one.Who, one.Detail, one.Text))],
        [.. file.Attachments.Select(one => new Attachment(one.Id, one.FileName, one.ContentType, one.Size, one.Sha256, one.Who, Rfc3339.Format(one.At)))],
        file.Review is { } review
            ? new Lesson(review.WhatHappened, review.Cause, review.Change, review.Rating, review.Who, Rfc3339.Format(review.At))
            : null);

    /// <param name="Assignee">Null for the incident's owner.</param>
    /// <param name="DoneBy">Null while it is open.</param>
    public sealed record Task(int Id, LocalizedText Text, string? Assignee, string? Due, string? DoneBy, string? Done);

    /// <param name="Kind">alarm, event or incident.</param>
    /// <param name="Target">Alarm id, event id or incident number.</param>
    public sealed record Link(string Kind, string Target, LocalizedText Label, string At, string? Who);

    /// <param name="Who">Null for the server.</param>
    /// <param name="Detail">Depends on the kind: the new status, owner, unit, an alarm's id, another incident's number.</param>
    public sealed record Entry(int Position, string Kind, string At, string? Who, string? Detail, LocalizedText? Text);

    /// <param name="Size">In bytes.</param>
    public sealed record Attachment(string Id, string FileName, string ContentType, long Size, string Sha256, string Who, string At);

    /// <param name="Rating">1 (poor) to 5 (very good).</param>
    public sealed record Lesson(string WhatHappened, string Cause, string Change, int Rating, string Who, string At);
}
