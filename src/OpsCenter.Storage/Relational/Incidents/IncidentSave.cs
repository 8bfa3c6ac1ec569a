using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Incidents;

/// <summary>One batch on its way into an open transaction.</summary>
internal sealed class IncidentSave(OpsDbContext context, Instant now)
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);
    private readonly Dictionary<string, string> _numbers = [];

    public async Task<IncidentSaved> RunAsync(IncidentBatch batch, CancellationToken cancellation)
    {
        if (batch.Progress is { } progress && !await AdvanceAsync(progress, cancellation))
        {
            return new IncidentSaved.Conflict();
        }

        await NumberAsync([.. batch.Changes.Where(change => change.Incident.Version == 0)], cancellation);
        // In one order everywhere: two merges that cross each other must not wait for each other.
        foreach (var change in batch.Changes.OrderBy(change => change.Incident.Number, StringComparer.Ordinal))
        {
            if (!await SaveAsync(change, cancellation))
            {
                return new IncidentSaved.Conflict();
            }
        }

        return new IncidentSaved.Done([.. batch.Changes.Select(change => Real(change.Incident.Number))]);
    }

    private string Real(string number) => _numbers.GetValueOrDefault(number, number);

    /// <summary>The row's lock is held from here to the commit: whoever deals with the same transitions waits, then finds them dealt with.</summary>
    private async Task<bool> AdvanceAsync(AlarmProgress progress, CancellationToken cancellation)
    {
        var from = progress.From;
        return await context.IncidentProgress.Where(row => row.Id == IncidentProgressRow.OnlyId && row.AlarmSequence == from)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.AlarmSequence, progress.To), cancellation) == 1;
    }

    /// <summary>Numbers count within the year here, without gaps: a save that fails gives them back.</summary>
    private async Task NumberAsync(IReadOnlyList<IncidentChange> opened, CancellationToken cancellation)
    {
        if (opened.Count == 0)
        {
            return;
        }

        var year = now.ToDateTimeOffset().ToOffset(Offset).Year;
        var row = context.IncidentProgress.Where(row => row.Id == IncidentProgressRow.OnlyId);
        await row.ExecuteUpdateAsync(update => update.SetProperty(one => one.NumberLast, one => one.NumberYear == year ? one.NumberLast + opened.Count : opened.Count), cancellation);
        await row.ExecuteUpdateAsync(update => update.SetProperty(one => one.NumberYear, year), cancellation);
        var last = await row.Select(one => one.NumberLast).SingleAsync(cancellation);
        for (var i = 0; i < opened.Count; i++)
        {
            _numbers[opened[i].Incident.Number] = string.Create(CultureInfo.InvariantCulture, $"{year}-{last - opened.Count + i + 1:D6}");
        }
    }

    private async Task<bool> SaveAsync(IncidentChange change, CancellationToken cancellation)
    {
        var number = Real(change.Incident.Number);
        var version = change.Incident.Version;
        if (version > 0 && await context.Incidents.Where(row => row.Number == number && row.Version == version).ExecuteDeleteAsync(cancellation) == 0)
        {
            return false;
        }

        context.Incidents.Add(IncidentRow.From(change.Incident, number));
        await SaveTasksAsync(change, number, cancellation);
        await SaveLinksAsync(change, number, cancellation);
        await SaveEntriesAsync(change, number, cancellation);
        context.IncidentAttachments.AddRange(change.Attachments.Select(one => IncidentAttachmentRow.From(one, number)));
        if (change.Review is { } review)
        {
            await context.IncidentReviews.Where(row => row.Number == number).ExecuteDeleteAsync(cancellation);
            context.IncidentReviews.Add(IncidentReviewRow.From(review, number));
        }

        if (change.RequestEventId is { } request)
        {
            context.IncidentRequests.Add(new IncidentRequestRow { EventId = request, Number = number });
        }

        return true;
    }

    private async Task SaveTasksAsync(IncidentChange change, string number, CancellationToken cancellation)
    {
        if (change.Tasks.Count == 0)
        {
            return;
        }

        var replaced = change.Tasks.Where(task => task.Id > 0).Select(task => task.Id).ToArray();
        var last = await context.IncidentTasks.Where(row => row.Number == number).MaxAsync(row => (int?)row.Id, cancellation) ?? 0;
        await context.IncidentTasks.Where(row => row.Number == number && replaced.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        foreach (var task in change.Tasks)
        {
            context.IncidentTasks.Add(IncidentTaskRow.From(task, number, task.Id > 0 ? task.Id : ++last));
        }
    }

    private async Task SaveLinksAsync(IncidentChange change, string number, CancellationToken cancellation)
    {
        var alarm = nameof(IncidentLinkKind.Alarm);
        if (change.Removed.Count > 0)
        {
            await context.IncidentLinks.Where(row => row.Number == number && row.Kind == alarm && change.Removed.Contains(row.Target)).ExecuteDeleteAsync(cancellation);
        }

        if (change.Links.Count == 0)
        {
            return;
        }

        var known = (await context.IncidentLinks.AsNoTracking().Where(row => row.Number == number).Select(row => new { row.Kind, row.Target }).ToListAsync(cancellation))
            .Select(row => (row.Kind, row.Target)).ToHashSet();
        foreach (var link in change.Links)
        {
            var target = Real(link.Target);
            if (known.Add((link.Kind.ToString(), target)))
            {
                context.IncidentLinks.Add(IncidentLinkRow.From(link, number, target));
            }
        }
    }

    private async Task SaveEntriesAsync(IncidentChange change, string number, CancellationToken cancellation)
    {
        var last = change.Entries.Count == 0 ? 0 : await context.IncidentEntries.Where(row => row.Number == number).MaxAsync(row => (int?)row.Position, cancellation) ?? 0;
        foreach (var entry in change.Entries)
        {
            context.IncidentEntries.Add(IncidentEntryRow.From(entry, number, entry.Detail is { } detail ? Real(detail) : null, ++last));
        }
    }
}
