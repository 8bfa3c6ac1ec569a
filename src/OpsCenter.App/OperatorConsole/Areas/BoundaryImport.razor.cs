using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Outbound;
using OpsCenter.Ingest.Areas;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.OperatorConsole.Areas;

/// <summary>Boundaries from a GeoJSON file: what would be imported and what not is shown first, and one step can be taken back.</summary>
public sealed partial class BoundaryImport(BoundaryService boundaries, ILiveConfig<IngestConfiguration> configuration)
{
    private const int MostShown = 200;
    private string _content = "";
    private BoundaryPreview? _preview;
    private bool _busy;

    /// <summary>Boundaries are others now.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private string Name(string? area) => area is null ? "–" : configuration.Current.Places.Areas.GetValueOrDefault(area)?.Name.ToString() ?? area;

    private void Forget() => (_preview, _content) = (null, "");

    private async Task ReadAsync(InputFileChangeEventArgs change)
    {
        Forget();
        try
        {
            await using var stream = change.File.OpenReadStream(BoundaryService.MaxBytes, Leaving);
            if (await BoundedBody.ReadAsync(stream, BoundaryService.MaxBytes, Leaving) is { } bytes)
            {
                _content = Encoding.UTF8.GetString(bytes).TrimStart('\ufeff');
                _preview = await Aside.RunAsync(() => boundaries.Preview(Caller, _content), Leaving);
            }
        }
        catch (IOException)
        {
            await TellAsync(good: false, T["Areas.TooLarge", BoundaryService.MaxBytes / 1024]);
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // The page is gone.
        }
    }

    private Task ImportAsync() => DoAsync(() => boundaries.ImportAsync(Caller, _content, Leaving));

    private Task UndoAsync() => DoAsync(() => boundaries.UndoAsync(Caller, Leaving));

    private async Task DoAsync(Func<Task<BoundaryOutcome>> change)
    {
        _busy = true;
        try
        {
            var outcome = await Aside.RunAsync(change, Leaving);
            await TellAsync(outcome is BoundaryOutcome.Done, BoundaryWords.Tell(T, outcome));
            if (outcome is BoundaryOutcome.Done)
            {
                Forget();
                await Changed.InvokeAsync();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await TellAsync(good: false, T["Areas.NotWritten"]);
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            _busy = false;
        }
    }
}
