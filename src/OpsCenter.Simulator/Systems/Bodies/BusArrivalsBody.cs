using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>Trips that ended in the past two hours of service with the delay they ended with. As old as its newest arrival, so the night's answers are all the same.</summary>
internal sealed class BusArrivalsBody(ProvinceModel model) : TransitFeed(model, "bus/arrivals.pb", TimeSpan.FromMinutes(1))
{
    public override byte[] Write(DateTimeOffset at)
    {
        var ended = Buses.Arrived(at).OrderBy(one => one.Arrived).ThenBy(one => one.Trip.Id, StringComparer.Ordinal).ToList();
        var feed = new ProtobufWriter();
        Header(feed, ended.Count == 0 ? at : ended[^1].Arrived);
        foreach (var (trip, arrived) in ended)
        {
            feed.Message(2, entity =>
            {
                entity.Text(1, $"e-{trip.Id}");
                entity.Message(3, update =>
                {
                    Trip(update, 1, trip);
                    Vehicle(update, 3, trip.Bus);
                    update.Number(4, arrived.ToUnixTimeSeconds());
                    update.Number(5, (long)(arrived - trip.Arrives).TotalSeconds);
                });
            });
        }

        return feed.ToArray();
    }
}
