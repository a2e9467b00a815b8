#pragma once

#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// Paths of the four datasets as their owners name them, in any number of people. Not in namespace gacfas:
/// tests of the program have a function of that name.
namespace drawn {

inline std::string number(const char* form, int value) {
  char text[32];
  std::snprintf(text, sizeof text, form, value);
  return text;
}

inline std::vector<std::string> casiaPaths(int train, int test) {
  std::vector<std::string> paths;
  const auto subject = [&](const std::string& split, int person) {
    for (const char* kind : {"1", "2", "3", "4", "5", "6", "7", "8", "HR_1", "HR_2", "HR_3", "HR_4"})
      paths.push_back(split + "/" + std::to_string(person) + "/" + kind + ".avi");
  };
  for (int i = 1; i <= train; ++i) subject("train_release", i);
  for (int i = 1; i <= test; ++i) subject("test_release", i);
  return paths;
}

/// Of one client: 4 live, and 10 attacks held in hands and again fixed.
inline void addReplayClient(std::vector<std::string>& paths, const std::string& split, int person) {
  const std::string client = number("client%03d", person);
  for (const char* scene : {"adverse", "controlled"})
    for (const char* take : {"1", "2"})
      paths.push_back(split + "/real/" + client + "_session01_webcam_authenticate_" + scene + "_" + take +
                      ".mov");
  for (const char* support : {"fixed", "hand"})
    for (const char* scene : {"adverse", "controlled"})
      for (const char* medium : {"print_%s_session01_highdef_photo_", "mobile_%s_session01_mobile_photo_",
                                 "mobile_%s_session01_mobile_video_", "highdef_%s_session01_highdef_photo_",
                                 "highdef_%s_session01_highdef_video_"}) {
        char name[128];
        std::snprintf(name, sizeof name, medium, client.c_str());
        paths.push_back(split + "/attack/" + support + "/attack_" + name + scene + ".mov");
      }
}

inline std::vector<std::string> replayPaths(int train, int devel, int test) {
  std::vector<std::string> paths;
  for (int i = 1; i <= train; ++i) addReplayClient(paths, "train", i);
  for (int i = 1; i <= devel; ++i) addReplayClient(paths, "devel", 100 + i);
  for (int i = 1; i <= test; ++i) addReplayClient(paths, "test", 200 + i);
  return paths;
}

inline std::vector<std::string> msuPaths(int clients) {
  std::vector<std::string> paths;
  for (int i = 1; i <= clients; ++i)
    for (const char* device : {"android", "laptop"}) {
      const std::string extension = std::string(device) == "laptop" ? ".mov" : ".mp4",
                        client = number("client%03d", i);
      paths.push_back("scene01/real/real_" + client + "_" + device + "_SD_scene01" + extension);
      for (const char* attack : {"ipad_video", "iphone_video", "printed_photo"})
        paths.push_back("scene01/attack/attack_" + client + "_" + device + "_SD_" + attack + "_scene01" +
                        extension);
    }
  return paths;
}

inline std::vector<std::string> ouluPaths(int train, int dev, int test, int phones = 6, int sessions = 3) {
  std::vector<std::string> paths;
  int person = 0;
  const auto subjects = [&](const std::string& folder, int count) {
    for (int i = 0; i < count; ++i) {
      ++person;
      for (int phone = 1; phone <= phones; ++phone)
        for (int session = 1; session <= sessions; ++session)
          for (int file = 1; file <= 5; ++file)
            paths.push_back(folder + "/" + std::to_string(phone) + "_" + std::to_string(session) + "_" +
                            number("%02d", person) + "_" + std::to_string(file) + ".avi");
    }
  };
  subjects("Train_files", train);
  subjects("Dev_files", dev);
  subjects("Test_files", test);
  return paths;
}

}  // namespace drawn
