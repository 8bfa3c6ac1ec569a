using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.Screens.Editing;

/// <summary>
/// Changes <c>screens.json</c> for people; asks for <see cref="Permission.ManageScreens"/>, writes the audit, and never
/// overwrites what it has not seen. The server's own watcher then loads the file as if it were written by hand.
/// </summary>
internal sealed class ScreensEditor(ScreensFolder folder, ILiveConfig<DashboardSet> dashboards, IAuditLog audit) : IDisposable
{
    private readonly SemaphoreSlim _saving = new(1, 1);
    private (string Version, string Who)? _ours;

    /// <summary>Null without the permission.</summary>
    public ScreensDocument? Read(Caller caller) => caller.Can(Permission.ManageScreens) ? Document() : null;

    public async Task<ScreensSave> SaveAsync(Caller caller, ScreensChange change, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageScreens))
        {
            return new ScreensSave.Forbidden();
        }

        await _saving.WaitAsync(cancellation);
        try
        {
            var now = Document();
            if (now.Version != change.Base)
            {
                return new ScreensSave.Conflict(now);
            }

            return Put(caller, change) is { } refused ? refused : await DoneAsync(caller, change);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new ScreensSave.Failed(problem.Message);
        }
        finally
        {
            _saving.Release();
        }
    }

    public void Dispose() => _saving.Dispose();

    /// <summary>Null where it was written.</summary>
    private ScreensSave.Invalid? Put(Caller caller, ScreensChange change)
    {
        var bytes = ScreensWriter.Write(change.Screens);
        if (ScreensFile.Read(bytes, dashboards.Current.Dashboards) is { Errors: { Count: > 0 } errors })
        {
            return new ScreensSave.Invalid(errors);
        }

        folder.Write(bytes);
        _ours = (ScreensFolder.Version(bytes), caller.Name);
        return null;
    }

    private async Task<ScreensSave> DoneAsync(Caller caller, ScreensChange change)
    {
        // Written is written, whoever hangs up now.
        await audit.AppendAsync(caller, $"screens.{change.Verb}", change.Subject, null, CancellationToken.None);
        return new ScreensSave.Saved(Document());
    }

    private ScreensDocument Document()
    {
        if (folder.Read() is not { } file)
        {
            return new ScreensDocument("", [], [], false, null, null);
        }

        var version = ScreensFolder.Version(file.Bytes);
        var (screens, errors) = ScreensFile.Read(file.Bytes, dashboards.Current.Dashboards);
        var by = _ours is { } ours && ours.Version == version ? ours.Who : null;
        return new ScreensDocument(version, screens, errors, ScreensFolder.HasComments(file.Bytes), by, file.ChangedAt);
    }
}
