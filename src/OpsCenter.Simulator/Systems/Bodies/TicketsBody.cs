using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>Incidents that the security team handled in the past thirty days, newest first: when each was opened, answered and closed.</summary>
internal sealed class TicketsBody(ProvinceModel model) : SystemBody(model, "soc/tickets.json", TimeSpan.FromMinutes(10))
{
    private const int Slots = 30 * 4;
    private static readonly TimeSpan Slot = TimeSpan.FromHours(6);

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        json.WriteString("asOf", Local(at));
        var newest = at.UtcTicks / Slot.Ticks;
        var opened = Enumerable.Range(0, Slots).Select(back => newest - back)
            .Where(slot => Draw("any", slot) < 0.45)
            .Select(slot => (Slot: slot, At: new DateTimeOffset(slot * Slot.Ticks, TimeSpan.Zero) + TimeSpan.FromSeconds((int)(Slot.TotalSeconds * Draw("at", slot)))))
            .Where(ticket => ticket.At <= at);
        Rows(json, "tickets", opened, ticket =>
        {
            var severity = Draw("severity", ticket.Slot) switch { < 0.03 => "critical", < 0.15 => "high", < 0.5 => "medium", _ => "low" };
            var respond = TimeSpan.FromMinutes((severity is "critical" or "high" ? 12 : 35) * (0.4 + (2.2 * Draw("respond", ticket.Slot))));
            var resolve = respond * (3 + (9 * Draw("resolve", ticket.Slot)));
            json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"ATTT-{ticket.Slot}"));
            json.WriteString("severity", severity);
            json.WriteString("opened", Local(ticket.At));
            if (ticket.At + respond <= at)
            {
                json.WriteNumber("responseMinutes", Math.Round(respond.TotalMinutes, 1));
            }

            if (ticket.At + resolve <= at)
            {
                json.WriteNumber("resolveMinutes", Math.Round(resolve.TotalMinutes, 1));
            }
        });
    }

    private double Draw(string what, long slot) => Model.Noise.Uniform($"soc/ticket/{what}", slot);
}
