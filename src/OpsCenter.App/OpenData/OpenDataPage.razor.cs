using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.OpenData;

/// <summary>What everybody may read, told to people.</summary>
public sealed partial class OpenDataPage(OpenDataShelf shelf, OpenDataCounts counts, ILiveConfig<IngestConfiguration> whole, IOptions<OpenDataOptions> options)
{
    private IReadOnlyList<DataSet>? _sets;

    /// <summary>Part of a name, with or without its tone marks.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    private List<DataSet> Found => [.. (_sets ?? []).Where(set => ToneFree.Contains($"{set.Kpi.Id} {set.Kpi.Name.Vi} {set.Kpi.Name.En} {PackName(set.Kpi.Pack)}", Q ?? ""))];

    private string Publisher => options.Value.Publisher;

    protected override async Task OnInitializedAsync()
    {
        if (!shelf.IsOpen)
        {
            return;
        }

        counts.Called();
        try
        {
            _sets = await Aside.RunAsync(() => shelf.ListAsync(CancellationToken.None), CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // The page says so.
        }
    }

    private string PackName(string pack) => whole.Current.Packs.FirstOrDefault(one => one.Id == pack)?.Name.ToString() ?? pack;
}
