using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using OpsCenter.Core.Outbound;
using OpsCenter.Core.Sheets;
using OpsCenter.Ingest.Sheets;

namespace OpsCenter.App.OperatorConsole.Sheets;

/// <summary>One table in one period: fill in by keyboard, paste or file; see what would change; file it; go back.</summary>
public sealed partial class SheetFilingPage(SheetService service)
{
    private SheetPage? _page;
    private SheetEdit? _edit;
    private IReadOnlyList<SheetVersion> _versions = [];
    private SheetOrigin _origin = SheetOrigin.Typed;
    private (string Name, string Sha256)? _file;
    private string? _note;
    private bool _busy;
    private bool _loaded;
    private bool _reviewing;

    [Parameter]
    public string Id { get; set; } = "";

    [SupplyParameterFromQuery(Name = "period")]
    private string? Period { get; set; }

    protected override Task OnParametersSetAsync() => _page is { } page && page.Frame.Sheet.Id == Id && (Period is null || page.Frame.Period.Text == Period) ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        _page = await service.OpenAsync(Caller, Id, Period, Leaving);
        _edit = _page is null ? null : new SheetEdit(_page);
        _versions = _page is null ? [] : await service.VersionsAsync(Caller, Id, _page.Frame.Period.Text, Leaving);
        (_origin, _file, _note, _reviewing, _loaded) = (SheetOrigin.Typed, null, null, false, true);
    }

    private string AddressOf(SheetPeriod period) => $"/console/sheets/{Uri.EscapeDataString(Id)}?period={period.Text}";

    private string TemplateOf(string format) => $"/api/v1/sheets/{Uri.EscapeDataString(Id)}/{_page!.Frame.Period.Text}/template?format={format}";

    private string Told(SheetEdit edit) =>
        edit.Draft.Wrong > 0 && (edit.Touched || _page!.Newest is not null) ? T["Sheets.Wrong", edit.Draft.Wrong]
        : edit.Draft.Wrong > 0 ? T["Sheets.Empty", edit.Draft.Wrong]
        : edit.Draft.Changes.Count == 0 ? T["Sheets.Same"]
        : T["Sheets.WouldChange", edit.Draft.Changes.Count];

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        _busy = true;
        try
        {
            await using var stream = chosen.File.OpenReadStream(SheetFileReader.MaxBytes + 1L, Leaving);
            if (await BoundedBody.ReadAsync(stream, SheetFileReader.MaxBytes, Leaving) is not { } bytes)
            {
                await TellAsync(good: false, T["Sheets.TooLarge", SheetFileReader.MaxBytes >> 20]);
                return;
            }

            _edit!.Take(SheetFileReader.Read(_edit.Sheet, bytes));
            _origin = SheetOrigin.File;
            _file = (chosen.File.Name, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            _reviewing = _edit.Draft.IsGood;
        }
        catch (IOException)
        {
            await TellAsync(good: false, T["Sheets.TooLarge", SheetFileReader.MaxBytes >> 20]);
        }
        finally
        {
            _busy = false;
        }
    }

    private void Restore(SheetVersion version)
    {
        _edit!.Take(version);
        (_origin, _file, _note) = (SheetOrigin.Restored, null, T["Sheets.RestoredNote", version.Number]);
        _reviewing = true;
    }

    private async Task FileAsync()
    {
        _busy = true;
        try
        {
            var request = new SheetRequest(Id, _page!.Frame.Period.Text, _edit!.Input, _page.Newest?.Number ?? 0, _origin)
            {
                Note = _note,
                FileName = _file?.Name,
                FileSha256 = _file?.Sha256,
            };
            await TellAsync(await service.FileAsync(Caller, request, Leaving));
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task TellAsync(SheetOutcome outcome)
    {
        switch (outcome)
        {
            case SheetOutcome.Filed filed:
                await TellAsync(good: filed.Waiting is null, filed.Waiting is null ? T["Sheets.Done", filed.Version.Number] : T["Sheets.DoneWaiting", filed.Waiting]);
                await LoadAsync();
                break;
            case SheetOutcome.Conflict conflict:
                await TellAsync(good: false, T["Sheets.Conflict", conflict.Newest.By, LocalTimeOf(conflict.Newest)]);
                await RebaseAsync();
                break;
            default:
                await TellAsync(good: outcome is SheetOutcome.Unchanged, T[$"SheetOutcome.{outcome.GetType().Name}"]);
                break;
        }
    }

    /// <summary>Somebody else filed: what was typed here stays, held against what is stored now.</summary>
    private async Task RebaseAsync()
    {
        var typed = _edit!.Input;
        _page = await service.OpenAsync(Caller, Id, _page!.Frame.Period.Text, Leaving);
        _versions = await service.VersionsAsync(Caller, Id, _page!.Frame.Period.Text, Leaving);
        _edit = new SheetEdit(_page);
        _edit.Take(typed);
        _reviewing = true;
    }

    private static string LocalTimeOf(SheetVersion version) => Parts.LocalTime.Full(version.At);
}
