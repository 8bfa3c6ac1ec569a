using OpsCenter.Core.Areas;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Live;

/// <summary>The configuration a view was made from. Its parts are swapped whole, so the same objects mean the same view.</summary>
internal sealed record LiveBasis(DashboardSet Dashboards, FieldCatalogue Fields, Places Places);
