Console.WriteLine("convert-devserver");
