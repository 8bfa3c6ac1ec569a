using OpsCenter.App.Jobs;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.OperatorConsole.Kpis;

/// <summary>What is computed, whether it is as it should be, and whether it can be trusted now.</summary>
public sealed partial class KpisPage(KpiDesk desk, ILiveConfig<IngestConfiguration> whole)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private IReadOnlyList<KpiView>? _views;
    private Instant _loadedAt;
    private string _text = "";
    private string _pack = "";
    private bool _onlyTrouble;
    private bool _unavailable;

    private IEnumerable<string> Packs => (_views ?? []).Select(view => view.Kpi.Pack).Distinct();

    private int Troubled => (_views ?? []).Count(IsTroubled);

    private IReadOnlyList<KpiView> Shown =>
    [
        .. (_views ?? []).Where(view => (_pack.Length == 0 || view.Kpi.Pack == _pack) && (!_onlyTrouble || IsTroubled(view))
            && ToneFree.Contains($"{view.Kpi.Id} {view.Kpi.Name.Vi} {view.Kpi.Name.En}", _text)),
    ];

    protected override Task OnParametersSetAsync() => Now.At - _loadedAt >= Fresh ? LoadAsync() : Task.CompletedTask;

    private static bool IsTroubled(KpiView view) => view.Problem is not null || view.Job?.IsPaused == true;

    private string PackName(string pack) => whole.Current.Packs.FirstOrDefault(one => one.Id == pack)?.Name.ToString() ?? pack;

    private async Task LoadAsync()
    {
        _loadedAt = Now.At;
        try
        {
            _views = await Aside.RunAsync(() => desk.ListAsync(Caller, Leaving), Leaving);
            _unavailable = false;
        }
        catch (Exception error) when (error is StoreUnavailableException or System.Data.Common.DbException)
        {
            _unavailable = true;
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
    }
}
