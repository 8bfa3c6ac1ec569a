Console.WriteLine("OpsCenter simulator");
