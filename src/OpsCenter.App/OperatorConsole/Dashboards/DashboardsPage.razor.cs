using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using OpsCenter.App.Dashboards;
using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Dashboards;

/// <summary>The dashboards as files: find, make, copy, rename, delete, take in and give out. Tiles are edited on the editor's page.</summary>
public sealed partial class DashboardsPage(DashboardReading reading, DashboardEditing editing, NavigationManager navigation)
{
    private IReadOnlyList<DashboardSummary> _all = [];
    private IReadOnlyList<ConfigError> _errors = [];
    private string _errorsOf = "";
    private string? _sought;
    private string _id = "";
    private string _vi = "";
    private string _en = "";
    private string _from = "";
    private bool _busy;

    private bool MayEdit => Caller.Can(Permission.ManageDashboards);

    private IEnumerable<DashboardSummary> Shown =>
        _all.Where(one => ToneFree.Contains($"{one.Id} {one.Title?.Vi} {one.Title?.En}", _sought));

    protected override void OnInitialized() => Load();

    private void Load() => _all = reading.List(Caller);

    private static string TitleOf(DashboardSummary one) => one.Title?.For(CultureInfo.CurrentUICulture) ?? one.Id;

    private async Task CreateAsync()
    {
        var id = _id.Trim();
        var text = _from.Length == 0 ? DashboardDocument.Blank(id, _vi, _en) : Copied(id);
        if (await WorkAsync(id, () => editing.CreateAsync(Caller, id, text, note: null, Leaving)))
        {
            // A fresh document: the editor is no part of this circuit.
            navigation.NavigateTo($"/console/dashboards/{id}", forceLoad: true);
        }
    }

    private byte[] Copied(string id) =>
        reading.Find(Caller, _from) is { } file && DashboardDocument.WithId(file.Bytes, id) is { } copy && DashboardDocument.WithTitle(copy, _vi, _en) is { } named
            ? named
            : DashboardDocument.Blank(id, _vi, _en);

    private Task RenameAsync(DashboardSummary one, LocalizedText title) =>
        reading.Find(Caller, one.Id) is { } file && DashboardDocument.WithTitle(file.Bytes, title.Vi, title.En) is { } text
            ? WorkAsync(one.Id, () => editing.SaveAsync(Caller, one.Id, text, one.Hash, note: null, Leaving))
            : TellAsync(good: false, T["DashboardOutcome.NotFound", one.Id]);

    private Task<bool> DeleteAsync(DashboardSummary one) => WorkAsync(one.Id, () => editing.DeleteAsync(Caller, one.Id, one.Hash, Leaving));

    private async Task ImportAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > DashboardLoader.MaxFileBytes)
        {
            await TellAsync(good: false, T["DashboardOutcome.TooLarge", chosen.File.Name]);
            return;
        }

        using var content = new MemoryStream();
        await using (var stream = chosen.File.OpenReadStream(DashboardLoader.MaxFileBytes, Leaving))
        {
            await stream.CopyToAsync(content, Leaving);
        }

        var text = content.ToArray();
        var id = DashboardDocument.IdOf(text) ?? Path.GetFileNameWithoutExtension(chosen.File.Name);
        await WorkAsync(id, () => editing.CreateAsync(Caller, id, text, chosen.File.Name, Leaving));
    }

    private async Task<bool> WorkAsync(string id, Func<Task<DashboardOutcome>> work)
    {
        _busy = true;
        try
        {
            var outcome = await work();
            (_errors, _errorsOf) = outcome is DashboardOutcome.Invalid invalid ? (invalid.Errors, id) : ([], "");
            var good = outcome is DashboardOutcome.Saved or DashboardOutcome.Deleted;
            await TellAsync(good, T[$"DashboardOutcome.{outcome.GetType().Name}", Said(id, outcome)]);
            Load();
            return good;
        }
        finally
        {
            _busy = false;
        }
    }

    private static string Said(string id, DashboardOutcome outcome) => outcome switch
    {
        DashboardOutcome.InUse use => string.Join(", ", use.Screens.Concat(use.LinkedFrom)),
        DashboardOutcome.Unwritable unwritable => unwritable.Reason,
        DashboardOutcome.TooMany many => many.Most.ToString(CultureInfo.CurrentCulture),
        _ => id,
    };
}
