using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.App.Screens;
using OpsCenter.App.Screens.Editing;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.OperatorConsole.Screens;

/// <summary>Edits <c>screens.json</c>: a screen at a time, the whole file saved in one step.</summary>
public sealed partial class WallsPage(ScreenPairing pairing)
{
    private ScreensDocument? _document;
    private ScreensDocument? _conflict;
    private ScreenDraft? _draft;
    private IReadOnlyList<ConfigError> _errors = [];
    private IReadOnlyList<string> _displays = [];

    [Inject]
    private ScreensEditor Editor { get; set; } = null!;

    private static CultureInfo Language => CultureInfo.CurrentUICulture;

    protected override async Task OnInitializedAsync()
    {
        Reload();
        _displays = [.. (await pairing.ListAsync(Caller, Leaving)).Where(screen => screen.RevokedAt is null).Select(screen => screen.Name).Distinct()];
    }

    private void Reload()
    {
        _document = Editor.Read(Caller);
        _errors = _document?.Errors ?? [];
        (_conflict, _draft) = (null, null);
    }

    private void Create() => _draft = new ScreenDraft { Playlist = [new EntryDraft()] };

    private void Edit(ScreenConfig screen) => _draft = ScreenDraft.Of(screen);

    private void Close() => (_draft, _errors) = (null, _document?.Errors ?? []);

    private Task SaveAsync(ScreenDraft draft)
    {
        var changed = draft.ToConfig();
        var screens = _document!.Screens!;
        var verb = draft.Original is null ? "create" : draft.Original == changed.Id ? "change" : "rename";
        IReadOnlyList<ScreenConfig> next = draft.Original is null
            ? [.. screens, changed]
            : [.. screens.Select(screen => screen.Id == draft.Original ? changed : screen)];
        return PutAsync(new ScreensChange(_document.Version, next, verb, verb == "rename" ? $"{draft.Original} → {changed.Id}" : changed.Id));
    }

    private Task DeleteAsync(ScreenConfig screen) => PutAsync(
        new ScreensChange(_document!.Version, [.. _document.Screens!.Where(other => other.Id != screen.Id)], "delete", screen.Id));

    private async Task PutAsync(ScreensChange change)
    {
        switch (await Editor.SaveAsync(Caller, change, Leaving))
        {
            case ScreensSave.Saved saved:
                (_document, _draft, _errors, _conflict) = (saved.Now, null, [], null);
                await TellAsync(true, T["Walls.Saved", change.Subject]);
                break;
            case ScreensSave.Invalid invalid:
                _errors = invalid.Errors;
                break;
            case ScreensSave.Conflict conflict:
                _conflict = conflict.Now;
                break;
            case ScreensSave.Failed failed:
                await TellAsync(false, T["Walls.Failed", failed.Reason]);
                break;
            default:
                await TellAsync(false, T["Walls.Forbidden"]);
                break;
        }
    }

    private static string Changed(ScreensDocument document) => document.ChangedAt is { } at ? LocalTime.Full(at) : "–";

    /// <summary>Ids of the screens that the other change added, took away or altered.</summary>
    private List<string> Differences(ScreensDocument other)
    {
        var mine = Texts(_document?.Screens);
        var theirs = Texts(other.Screens);
        return [.. mine.Keys.Union(theirs.Keys).Where(id => mine.GetValueOrDefault(id) != theirs.GetValueOrDefault(id)).Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, string> Texts(IReadOnlyList<ScreenConfig>? screens) =>
        (screens ?? []).ToDictionary(screen => screen.Id, screen => Encoding.UTF8.GetString(ScreensWriter.Write([screen])));

    private IEnumerable<string> Parts(ScreenConfig screen)
    {
        if (screen.Matrix is { } matrix)
        {
            yield return T["Walls.MatrixOf", matrix.Columns, matrix.Rows];
        }

        if (screen.Sound is not null)
        {
            yield return T["Walls.Sound"];
        }

        if (screen.Quiet is { } quiet)
        {
            yield return $"{T["Walls.Quiet"]} {quiet.From.ToString("HH:mm", CultureInfo.InvariantCulture)}–{quiet.To.ToString("HH:mm", CultureInfo.InvariantCulture)}";
        }
    }
}
