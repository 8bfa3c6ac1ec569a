namespace OpsCenter.Simulator.Province;

/// <summary>A night of a hotel.</summary>
/// <param name="Rooms">Rooms that there are.</param>
/// <param name="Occupied">Of them taken.</param>
/// <param name="Guests">People.</param>
/// <param name="Foreign">Of them from abroad.</param>
public readonly record struct HotelNight(int Rooms, int Occupied, int Guests, int Foreign);
