using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Systems.Bodies;

namespace OpsCenter.Simulator.Systems;

/// <summary>Everything that is served.</summary>
public static class SystemCatalogue
{
    /// <summary>One of each; the path's first part is the name of the system.</summary>
    public static IReadOnlyList<ISystemBody> Create(ProvinceModel model) =>
    [
        new HospitalsBody(model), new HospitalHoursBody(model), new DiseasesBody(model),
        new OneStopBody(model), new OneStopDaysBody(model), new ServiceCatalogueBody(model),
        new DocumentsBody(model), new DocumentsDaysBody(model),
        new GatewayBody(model),
        new DataCentreBody(model),
        new PostureBody(model), new TicketsBody(model),
        new CitizenRequestsBody(model), new CitizenSummaryBody(model),
        new BudgetBody(model),
        new CivilStatusBody(model),
        new LabourBody(model),
        new PowerBody(model), new PricesBody(model),
        new ProjectsBody(model),
        new BusVehiclesBody(model), new BusTripsBody(model), new BusArrivalsBody(model),
    ];
}
