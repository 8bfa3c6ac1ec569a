using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>Where every bus is and how full. At night the parked ones go on reporting, without a trip.</summary>
internal sealed class BusVehiclesBody(ProvinceModel model) : TransitFeed(model, "bus/vehicles.pb", TimeSpan.FromSeconds(15))
{
    private const int StoppedAt = 1;
    private const int InTransitTo = 2;

    public override byte[] Write(DateTimeOffset at)
    {
        var feed = new ProtobufWriter();
        Header(feed, at);
        foreach (var bus in Buses.Buses)
        {
            feed.Message(2, entity =>
            {
                entity.Text(1, $"v-{bus.Device}");
                entity.Message(4, vehicle => WriteVehicle(vehicle, bus, at));
            });
        }

        return feed.ToArray();
    }

    private void WriteVehicle(ProtobufWriter vehicle, Bus bus, DateTimeOffset at)
    {
        var trip = Buses.On(bus, at);
        var part = trip is null ? 0 : Buses.Part(trip, at);
        var place = bus.Line.At(part, trip is { IsBack: true });
        if (trip is not null)
        {
            Trip(vehicle, 1, trip);
        }

        vehicle.Message(2, position =>
        {
            position.Single(1, Math.Round(place.Latitude, 5));
            position.Single(2, Math.Round(place.Longitude, 5));
            position.Single(3, Math.Round(place.Bearing));
            position.Single(5, trip is null ? 0 : Math.Round(Buses.Speed(trip, at), 1));
        });
        vehicle.Number(4, part is > 0 and < 1 ? InTransitTo : StoppedAt);
        vehicle.Number(5, at.ToUnixTimeSeconds());
        if (trip is not null)
        {
            vehicle.Text(7, bus.Line.Stops[part > 0 ? place.Next : trip.IsBack ? bus.Line.Stops.Count - 1 : 0].Id);
            vehicle.Number(10, (long)Math.Round(Buses.Occupancy(bus, at)));
        }

        Vehicle(vehicle, 8, bus);
    }
}
