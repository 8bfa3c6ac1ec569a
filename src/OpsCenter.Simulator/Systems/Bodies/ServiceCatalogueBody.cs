using System.Text.Json;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>How many public services each agency has at which online level, published openly or not, and where a one-stop centre stands.</summary>
internal sealed class ServiceCatalogueBody(ProvinceModel model) : SystemBody(model, "public-services/catalogue.json", TimeSpan.FromHours(6))
{
    /// <summary>The last district gets its centre at the turn of the year.</summary>
    private const string Late = "mc-thanh-mien";

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        // A nightly export.
        json.WriteString("asOf", Local(WorkDay.Start(WorkDay.Of(at)).AddHours(-1)));
        Rows(json, "units", Sites(OneStopModel.Province, OneStopModel.District), row =>
        {
            var services = row.Site.Kind == OneStopModel.Province ? 1486 : 262;
            var below = (int)(services * Model.Trait(row.Site, "below", 0.0, 0.09));
            var level3 = (int)(services * Model.Trait(row.Site, "level3", 0.12, 0.3));
            json.WriteString("unitCode", row.Code);
            json.WriteNumber("services", services);
            json.WriteNumber("level2", below);
            json.WriteNumber("level3", level3);
            json.WriteNumber("level4", services - below - level3);
            json.WriteNumber("published", (int)(services * Model.Trait(row.Site, "published", 0.93, 1.0)));
            json.WriteBoolean("centreOpen", row.Code != Late);
        });
    }
}
