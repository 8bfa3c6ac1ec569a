using System.Text;
using Microsoft.Extensions.Options;
using OpsCenter.App.Dashboards.Versions;
using OpsCenter.Core.Access;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Dashboards;

/// <summary>Makes, changes and deletes dashboard files, for the console and the interface alike. One change at a time.</summary>
public sealed class DashboardEditing(
    DashboardCatalogue catalogue, DashboardFolder folder, DashboardVersions versions, IAuditLog audit, IOptions<EditingOptions> options, TimeProvider time)
    : IDisposable
{
    public const int MaxNoteLength = 200;
    private readonly SemaphoreSlim _changing = new(1, 1);

    /// <summary>Saves over the version with the hash <paramref name="seen"/>, or answers with the conflict.</summary>
    public Task<DashboardOutcome> SaveAsync(Caller caller, string id, ReadOnlyMemory<byte> text, string seen, string? note, CancellationToken cancellation) =>
        ChangeAsync(caller, id, async () => folder.Read(id) switch
        {
            null => new DashboardOutcome.NotFound(),
            { } file when file.Hash != seen => new DashboardOutcome.Conflict(file.Hash),
            { } file => await StoreAsync(caller, id, text, file, note, "dashboard.save", cancellation),
        }, cancellation);

    /// <summary>A new file; never over one there is.</summary>
    public Task<DashboardOutcome> CreateAsync(Caller caller, string id, ReadOnlyMemory<byte> text, string? note, CancellationToken cancellation) =>
        ChangeAsync(caller, id, async () =>
        {
            var ids = folder.Ids;
            return ids.Contains(id) ? new DashboardOutcome.Taken()
                : ids.Count >= options.Value.MaxDashboards ? new DashboardOutcome.TooMany(options.Value.MaxDashboards)
                : await StoreAsync(caller, id, text, null, note, "dashboard.create", cancellation);
        }, cancellation);

    /// <summary>Refused while a screen shows it or a tile leads to it; its versions stay.</summary>
    public Task<DashboardOutcome> DeleteAsync(Caller caller, string id, string seen, CancellationToken cancellation) =>
        ChangeAsync(caller, id, async () =>
        {
            if (folder.Read(id) is not { } file)
            {
                return new DashboardOutcome.NotFound();
            }

            if (file.Hash != seen)
            {
                return new DashboardOutcome.Conflict(file.Hash);
            }

            var (screens, linked) = DashboardUse.Of(id, catalogue.Current);
            if (screens.Count + linked.Count > 0)
            {
                return new DashboardOutcome.InUse(screens, linked);
            }

            Keep(file);
            folder.Delete(id);
            catalogue.Reload();
            await audit.AppendAsync(caller, "dashboard.delete", id, null, cancellation);
            return new DashboardOutcome.Deleted();
        }, cancellation);

    public void Dispose() => _changing.Dispose();

    private async Task<DashboardOutcome> ChangeAsync(Caller caller, string id, Func<Task<DashboardOutcome>> change, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageDashboards))
        {
            return new DashboardOutcome.Forbidden();
        }

        if (!DashboardId.IsValid(id))
        {
            return new DashboardOutcome.IdInvalid();
        }

        await _changing.WaitAsync(cancellation);
        try
        {
            return await change();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new DashboardOutcome.Unwritable(problem.Message);
        }
        finally
        {
            _changing.Release();
        }
    }

    private async Task<DashboardOutcome> StoreAsync(
        Caller caller, string id, ReadOnlyMemory<byte> text, DashboardFile? before, string? note, string action, CancellationToken cancellation)
    {
        if (text.Length > DashboardLoader.MaxFileBytes)
        {
            return new DashboardOutcome.TooLarge(DashboardLoader.MaxFileBytes);
        }

        var draft = DashboardDraft.Read(text.Span, id, folder.Ids);
        if (draft.Config is null)
        {
            return new DashboardOutcome.Invalid(draft.Errors);
        }

        if (before is not null)
        {
            Keep(before);
        }

        var bytes = Encoding.UTF8.GetBytes(draft.Formatted!);
        folder.Write(id, bytes);
        note = string.IsNullOrWhiteSpace(note) ? null : note.Trim() is { Length: > MaxNoteLength } longer ? longer[..MaxNoteLength] : note.Trim();
        var version = versions.Add(id, bytes, caller.Name, note, time.GetInstant());
        var inForce = catalogue.Reload();
        await audit.AppendAsync(caller, action, id, $"version {version.Number}, {version.Hash}{(note is null ? "" : $": {note}")}", cancellation);
        return new DashboardOutcome.Saved(version.Hash, version.Number, inForce);
    }

    /// <summary>A file changed by hand is a version too, so that saving over it loses nothing.</summary>
    private void Keep(DashboardFile file)
    {
        if (versions.Newest(file.Id)?.Hash != file.Hash)
        {
            versions.Add(file.Id, file.Bytes, author: null, note: null, file.ChangedAt);
        }
    }
}
