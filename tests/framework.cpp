// The precompiled headers of all tests belong to this file: see CMakeLists.txt. Main comes from Catch2::Catch2WithMain.
