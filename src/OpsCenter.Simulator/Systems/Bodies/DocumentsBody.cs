using System.Text.Json;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Scenarios;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>The document systems over the integration platform, now.</summary>
internal sealed class DocumentsBody(ProvinceModel model) : SystemBody(model, "documents/units.json", TimeSpan.FromMinutes(5))
{
    private readonly DocumentsModel _offices = new(model);

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        json.WriteString("time", Local(at));
        Rows(json, "units", Sites(DocumentsModel.Department, DocumentsModel.District, DocumentsModel.Communes), row =>
        {
            var queue = _offices.Queue(row.Site).At(at);
            var stuck = (int)(160 * Model.Lasting(LongTroubles.StuckDocuments, row.Site, at));
            json.WriteString("code", row.Code);
            json.WriteString("level", DocumentsModel.Level(row.Site));
            json.WriteNumber("in", queue.Received);
            json.WriteNumber("out", (int)(queue.Done * 0.6));
            json.WriteNumber("waiting", queue.Pending + stuck);
            json.WriteNumber("overdue", queue.Overdue + stuck);
        });
    }
}
