using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Scenarios;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>The one-stop system now: each centre's dossiers of today and its queue.</summary>
internal sealed class OneStopBody(ProvinceModel model) : SystemBody(model, "public-services/units.json", TimeSpan.FromMinutes(1))
{
    private readonly OneStopModel _centres = new(model);

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        json.WriteString("time", Shape.Local(at).ToString("dd'/'MM'/'yyyy HH:mm", CultureInfo.InvariantCulture));
        Rows(json, "units", Sites(OneStopModel.Province, OneStopModel.District), row =>
        {
            var queue = _centres.Queue(row.Site).At(at);
            var stuck = (int)(260 * Model.Lasting(LongTroubles.StuckDossiers, row.Site, at));
            json.WriteString("unitCode", row.Code);
            json.WriteString("level", row.Site.Kind == OneStopModel.Province ? "province" : "district");
            json.WriteNumber("received", queue.Received);
            json.WriteNumber("receivedOnline", (int)(queue.Received * _centres.Online(row.Site, WorkDay.Of(at))));
            json.WriteNumber("done", queue.Done);
            json.WriteNumber("processing", queue.Pending + stuck);
            json.WriteNumber("overdue", queue.Overdue + stuck);
        });
    }
}
