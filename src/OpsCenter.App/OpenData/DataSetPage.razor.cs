using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OpenData;

/// <summary>One data set: what it is, how it came about, its newest values.</summary>
public sealed partial class DataSetPage(OpenDataShelf shelf, OpenDataCounts counts, ILiveConfig<Places> places, IOptions<OpenDataOptions> options, TimeProvider time)
{
    private DataSet? _set;
    private IReadOnlyList<Reading> _values = [];

    [Parameter]
    public required string Id { get; set; }

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    protected override async Task OnInitializedAsync()
    {
        counts.Called();
        if (shelf.Find(Id) is not { } kpi)
        {
            if (Context is { Response.HasStarted: false } context)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }

            return;
        }

        try
        {
            _values = await Aside.RunAsync(async () => await shelf.LatestAsync(kpi, CancellationToken.None), CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // The description is worth showing without them.
        }

        _values = [.. _values.OrderBy(value => value.Series.Canonical, StringComparer.Ordinal)];
        _set = DataSet.Of(kpi, _values, time.GetInstant());
    }
}
