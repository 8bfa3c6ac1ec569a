using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>The trips under way with their delays, and what the operator tells passengers while a route runs late. Empty at night.</summary>
internal sealed class BusTripsBody(ProvinceModel model) : TransitFeed(model, "bus/trips.pb", TimeSpan.FromSeconds(30))
{
    private const int Accident = 6;
    private const int SignificantDelays = 3;
    private const int Warning = 3;

    /// <summary>Below this nobody writes a notice.</summary>
    private const double Noticed = 0.25;

    public override byte[] Write(DateTimeOffset at)
    {
        var feed = new ProtobufWriter();
        Header(feed, at);
        var running = Buses.Buses.Select(bus => Buses.On(bus, at)).OfType<BusTrip>().ToList();
        foreach (var trip in running)
        {
            feed.Message(2, entity =>
            {
                entity.Text(1, $"t-{trip.Id}");
                entity.Message(3, update => WriteTrip(update, trip, at));
            });
        }

        foreach (var late in running.Select(trip => trip.Bus).Where(bus => Buses.Trouble(bus, at) > Noticed).DistinctBy(bus => bus.Route.Id))
        {
            feed.Message(2, entity => WriteAlert(entity, late, at));
        }

        return feed.ToArray();
    }

    private void WriteTrip(ProtobufWriter update, BusTrip trip, DateTimeOffset at)
    {
        var delay = (long)Math.Round(Buses.Delay(trip.Bus, at).TotalSeconds);
        var part = Buses.Part(trip, at);
        var next = trip.Bus.Line.At(part, trip.IsBack).Next;
        Trip(update, 1, trip);
        update.Message(2, stop =>
        {
            stop.Number(1, trip.IsBack ? trip.Bus.Line.Stops.Count - 1 - next : next);
            stop.Message(2, arrival => arrival.Number(1, delay));
            stop.Text(4, trip.Bus.Line.Stops[next].Id);
        });
        Vehicle(update, 3, trip.Bus);
        update.Number(4, at.ToUnixTimeSeconds());
        update.Number(5, delay);
    }

    private void WriteAlert(ProtobufWriter entity, Bus bus, DateTimeOffset at)
    {
        // One notice for each time that it happens: of the cycle it began in.
        var cycle = (long)Math.Floor(Model.Since(at) / Model.Scenario.Cycle);
        var began = Model.Scenario.Start + (Model.Scenario.Cycle * cycle) + Model.Scenario.Troubles[bus.Route.Id].Begins;
        entity.Text(1, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"a-{bus.RouteId}-{began.ToUnixTimeSeconds()}"));
        entity.Message(5, alert =>
        {
            alert.Message(1, period => period.Number(1, began.ToUnixTimeSeconds()));
            alert.Message(5, concerns => concerns.Text(2, bus.RouteId));
            alert.Number(6, Accident);
            alert.Number(7, SignificantDelays);
            alert.Message(10, header =>
            {
                Translation(header, "vi", $"Xe buýt tuyến {bus.RouteId} đi chậm do tai nạn trên đường");
                Translation(header, "en", $"Bus route {bus.RouteId} is slow after an accident on the road");
            });
            alert.Number(14, Warning);
        });
    }

    private static void Translation(ProtobufWriter header, string language, string text) => header.Message(1, one =>
    {
        one.Text(1, text);
        one.Text(2, language);
    });
}
