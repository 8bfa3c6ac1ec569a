using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.OperatorConsole.Incidents;

/// <summary>An incident by hand: somebody called, or saw it on a camera.</summary>
public sealed partial class NewIncidentPage(
    IncidentService incidents, ILiveConfig<Places> places, ILiveConfig<UnitTree> units, ILiveConfig<IngestConfiguration> configuration,
    IOptions<IncidentOptions> options, NavigationManager navigation)
{
    private static readonly Severity[] Severities = [Severity.Critical, Severity.High, Severity.Medium, Severity.Low];
    private Severity _severity = Severity.Medium;
    private string? _title;
    private string? _site;
    private string? _pack;
    private string? _unit;
    private string? _description;
    private string? _tasks;
    private bool _busy;

    /// <summary>Site that the page is opened for.</summary>
    [SupplyParameterFromQuery(Name = "site")]
    public string? SiteId { get; set; }

    /// <summary>What it is about, as the page says that led here.</summary>
    [SupplyParameterFromQuery(Name = "title")]
    public string? TitleText { get; set; }

    private IEnumerable<Site> Sites => places.Current.Sites.Values.OrderBy(site => site.Name.ToString(), StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true));

    protected override void OnInitialized() => (_site, _title) = (SiteId is not null && places.Current.Sites.ContainsKey(SiteId) ? SiteId : null, TitleText);

    private static string? Chosen(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private async Task CreateAsync()
    {
        _busy = true;
        try
        {
            var draft = new IncidentDraft
            {
                Title = _title ?? "",
                Description = _description,
                Site = Chosen(_site),
                Pack = Chosen(_pack),
                Unit = Chosen(_unit),
                Severity = _severity,
                Tasks = (_tasks ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            };
            var result = await incidents.CreateAsync(Caller, draft, Leaving);
            await TellAsync(result.IsDone, T[$"IncidentOutcome.{result.Outcome}", result.Number ?? ""]);
            if (result.IsDone)
            {
                navigation.NavigateTo($"/console/incidents/{result.Number}");
            }
        }
        finally
        {
            _busy = false;
        }
    }
}
